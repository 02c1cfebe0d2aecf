import { and, eq, isNull } from 'drizzle-orm'
import { withRules } from '../../db/refusals'
import { handOvers, members } from '../../db/schema'
import { announce, db } from '../../db/school'
import { may } from './access'
import type { Acting } from './access'
import { conflict, ensure, found } from './refusal'
import { lockedStanding } from './standing'
import type { Standing } from './standing'
import { begin, end, told } from './turns'

type Notes = { to: string; from?: string | undefined; stands: string; next: string; wish?: string }

/**
 * Offers one lead to another member, with where it stands, what comes next and what one wishes to have known. Nothing changes
 * until it is accepted. A lead hands over their own, an administrator anyone's (else forbidden); one open hand-over a lead (conflict).
 */
export async function handOver(acting: Acting, number: number, { to, from, stands, next, wish = '' }: Notes) {
  const at = await lockedStanding(number)
  ensure(may.handOver(acting, at), 'The lead is handed over by the one who leads, or by an administrator.')
  const turnId = leadTurnOf(acting, at, from)
  await ensureCanReceive(at, to)
  const values = { initiativeId: at.id, turnId, toMemberId: to, stands, next, wish, preparedBy: acting.memberId, preparedAt: at.moment, offeredBy: acting.memberId, offeredAt: at.moment }
  await withRules({ hand_overs_one_open_per_turn: 'This lead is being handed over already; withdraw that first.' }, conflict, async () => db().insert(handOvers).values(values))
  announce('initiatives')
}

/**
 * Accepts a hand-over: at one moment the outgoing lead's turn ends, the incoming one's begins in the same seat, and the
 * outgoing lead follows. Only for the one it was offered to (forbidden); once answered, or the lead gone, it is a conflict.
 */
export async function acceptHandOver(acting: Acting, number: number, id: string) {
  const at = await lockedStanding(number)
  const given = await openHandOver(at, id)
  ensure(given.toMemberId === acting.memberId, 'Only the one who receives the lead can accept it.')
  if (at.leads.includes(acting.memberId)) conflict('You lead this already.')
  const outgoing = at.held.find(({ turnId }) => turnId === given.turnId)
  if (!outgoing?.seat) conflict('That lead has ended in the meantime, so there is nothing to hand over.')
  const incomingTurnId = await change(acting, at, { memberId: outgoing.memberId, seat: outgoing.seat })
  await db().update(handOvers).set({ answer: 'accepted', answeredAt: at.moment, incomingTurnId }).where(eq(handOvers.id, id))
  await told(acting, at, { kind: 'handed over', text: `Handed over the lead of ${at.title} to ${acting.name}`, memberId: outgoing.memberId, turnId: given.turnId })
  await told(acting, at, { kind: 'led', text: `Received the lead of ${at.title}`, turnId: incomingTurnId })
}

/** Declines a hand-over (the one who receives) or withdraws it (the one who gave it, or an administrator); no turn changes. */
export async function declineHandOver(acting: Acting, number: number, { id, reason = '' }: { id: string; reason?: string }) {
  const at = await lockedStanding(number)
  const given = await openHandOver(at, id)
  const receives = given.toMemberId === acting.memberId
  ensure(receives || given.offeredBy === acting.memberId || may.administer(acting), 'This was not offered to you.')
  const answer = receives ? ('declined' as const) : ('withdrawn' as const)
  await db().update(handOvers).set({ answer, answerReason: reason, answeredAt: at.moment }).where(eq(handOvers.id, id))
  announce('initiatives')
}

async function change(acting: Acting, at: Standing, outgoing: { memberId: string; seat: number }) {
  await end(at, outgoing.memberId, { endReason: 'Handed over' })
  await end(at, acting.memberId, { endReason: 'Took the lead' })
  const turnId = await begin(acting, at, { memberId: acting.memberId, role: 'lead', seat: outgoing.seat, cameAbout: 'asked' })
  await begin(acting, at, { memberId: outgoing.memberId, role: 'follow', cameAbout: 'offered', reason: 'Handed over the lead' })
  return turnId
}

function leadTurnOf(acting: Acting, at: Standing, from = acting.memberId) {
  ensure(from === acting.memberId || may.administer(acting), 'You can hand over your own lead, not another’s.')
  const turn = at.held.find(({ memberId, role }) => role === 'lead' && memberId === from)
  return turn?.turnId ?? conflict('Please say whose lead is handed over.')
}

async function ensureCanReceive(at: Standing, memberId: string) {
  const [person] = await db().select({ access: members.access }).from(members).where(and(eq(members.id, memberId), isNull(members.leftOn)))
  if (found(person).access === 'guest') conflict('Guests look on; they cannot lead.')
  if (at.leads.includes(memberId)) conflict('They lead this already.')
}

async function openHandOver(at: Standing, id: string) {
  const [given] = await db().select().from(handOvers).where(and(eq(handOvers.id, id), eq(handOvers.initiativeId, at.id)))
  if (found(given).answer) conflict('This hand-over has been answered already.')
  return found(given)
}
