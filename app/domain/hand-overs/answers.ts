import { and, eq } from 'drizzle-orm'
import { handOvers, members, turns } from '../../../db/schema'
import { db } from '../../../db/school'
import { dayWithYear } from '../../vocabulary/dates'
import { may } from '../acting'
import type { Acting } from '../acting'
import { endCallsHanded } from '../calls/calls-handed-over'
import { changeNow, changeOn } from '../turns/succession'
import { conflict, ensure, found } from '../refusal'
import { recordShared } from '../turns/reflections'
import { cancel, followFrom, midnightOf, plannedIn } from '../turns/intervals'
import { lockedToTakePart } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { told } from '../ledger'

/**
 * Accepts a hand-over. With its day still ahead the change is planned for the beginning of that
 * day; else it happens at this moment: the outgoing lead's turn ends, the incoming one's begins in
 * the same seat, and the outgoing lead follows. A lead that has run out in the meantime is taken up
 * while its seat is free. What they had offered there is answered by it, and so is a call for a
 * lead from about then. Only for the one it was offered to (forbidden); once answered, or the seat
 * taken, it is a conflict.
 */
export async function acceptHandOver(acting: Acting, number: number, id: string) {
  const at = await lockedToTakePart(acting, number)
  const given = await openHandOver(at, id)
  ensure(
    given.toMemberId === acting.memberId && given.offeredAt !== null,
    'Only the one who receives the lead can accept it.',
  )
  if (at.leads.includes(acting.memberId)) conflict('You lead this already.')
  const isLater = given.dueOn !== null && given.dueOn > acting.school.today
  const { incomingTurnId, outgoingId, replacedId, ledUntil } = isLater
    ? await changeOn(acting, at, { ...given, dueOn: given.dueOn ?? '' })
    : await changeNow(acting, at, given)
  const on = isLater ? (given.dueOn ?? '') : acting.school.today
  await endCallsHanded(acting, at, { handOverId: id, on })
  // The reflection has moved to the turn it is about: one place, and one word on who may read it.
  await db()
    .update(handOvers)
    .set({
      answer: 'accepted',
      answeredAt: at.moment,
      incomingTurnId,
      ledUntil,
      reflection: '',
    })
    .where(eq(handOvers.id, id))
  await toldHandedOver(acting, at, {
    outgoingId,
    turnId: given.turnId,
    askedBy: given.offeredBy ?? outgoingId,
    dueOn: isLater ? given.dueOn : null,
    notTo: replacedId,
  })
  if (given.reflection && given.reflectionShared)
    await recordShared(acting, {
      title: at.title,
      memberId: outgoingId,
      turnId: given.turnId,
      initiativeId: at.id,
    })
  await told(acting, at, {
    kind: 'led',
    text: isLater
      ? `Accepted the lead of ${at.title} from ${dayWithYear(given.dueOn ?? '')} on`
      : `Received the lead of ${at.title}`,
    turnId: incomingTurnId,
  })
}

type HandedOver = {
  outgoingId: string
  turnId: string
  askedBy: string
  dueOn: string | null
  notTo: string | undefined
}

// The line is of the one who did it: of the outgoing lead, or of the one who asked for them.
async function toldHandedOver(
  acting: Acting,
  at: InitiativeState,
  { outgoingId, turnId, askedBy, dueOn, notTo }: HandedOver,
) {
  const lead = `the lead of ${at.title}`
  const day = dueOn ? ` on ${dayWithYear(dueOn)}` : ''
  const instead = notTo ? `, not to ${await nameOf(notTo)} as planned before` : ''
  const asked =
    askedBy === acting.memberId ? 'Arranged to take over' : `Asked ${acting.name} to take over`
  const did =
    askedBy === outgoingId
      ? `${dueOn ? 'Agreed to hand over' : 'Handed over'} ${lead} to ${acting.name}`
      : `${asked} ${lead} for ${await nameOf(outgoingId)}`
  await told(acting, at, {
    kind: 'handed over',
    text: `${did}${day}${instead}`,
    memberId: askedBy,
    turnId,
  })
}

async function nameOf(memberId: string) {
  const [member] = await db()
    .select({ name: members.name })
    .from(members)
    .where(eq(members.id, memberId))
  return found(member).name
}

/**
 * Declines a hand-over (the one who receives) or withdraws it (whose lead it is, who gave it, or an
 * administrator). No turn that has begun changes; one that was planned for the one who declines
 * comes to nothing, and they go on following; who would have handed it over leads on
 * (`lead_goes_on`), also where it was asked for a leave. The outgoing lead's notes are kept.
 */
export async function declineHandOver(
  acting: Acting,
  number: number,
  { id, reason = '' }: { id: string; reason?: string },
) {
  const at = await lockedToTakePart(acting, number)
  const given = await openHandOver(at, id)
  const receives = given.toMemberId === acting.memberId && given.offeredAt !== null
  const gives = given.offeredBy === acting.memberId || (await holds(acting, given.turnId))
  ensure(receives || gives || may.administer(acting), 'This was not offered to you.')
  const answer = receives ? ('declined' as const) : ('withdrawn' as const)
  await db()
    .update(handOvers)
    .set({ answer, answerReason: reason, answeredAt: at.moment })
    .where(eq(handOvers.id, id))
  if (receives) await releasePlanned(acting, at, given)
  return answer
}

// A lead is its holder's before it begins and after it has ended, too.
async function holds({ memberId }: Acting, turnId: string) {
  const [own] = await db()
    .select({ id: turns.id })
    .from(turns)
    .where(and(eq(turns.id, turnId), eq(turns.memberId, memberId)))
  return own !== undefined
}

async function releasePlanned(
  acting: Acting,
  at: InitiativeState,
  given: { turnId: string; dueOn: string | null; toMemberId: string | null },
) {
  const seat = at.held.find(({ turnId }) => turnId === given.turnId)?.seat
  if (!seat || !given.dueOn) return
  const planned = await plannedIn(at, { seat, from: await midnightOf(acting, given.dueOn) })
  if (!planned || planned.memberId !== given.toMemberId) return
  await cancel([planned.id])
  await followFrom(acting, at, { memberId: planned.memberId, from: planned.beganAt })
}

async function openHandOver(at: InitiativeState, id: string) {
  const [given] = await db()
    .select()
    .from(handOvers)
    .where(and(eq(handOvers.id, id), eq(handOvers.initiativeId, at.id)))
  if (found(given).answer) conflict('This hand-over has been answered already.')
  return found(given)
}
