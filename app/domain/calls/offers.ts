import { and, eq, isNull } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { asks, offers } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Readiness } from '../../vocabulary'
import { callVerbs } from '../../vocabulary'
import { guestsOnlyRead, may } from '../acting'
import type { Acting } from '../acting'
import { callAt, openCallAt } from './calls'
import type { Call } from './calls'
import { conflict, ensure, found } from '../refusal'
import { seatOffer } from '../turns/assignment'
import { lockedInitiative, lockedToTakePart } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { told } from '../ledger'
import type { StandingOffer } from '../turns/roster'
import { ensureCanTakePart } from '../members/eligibility'

export type Offer = typeof offers.$inferSelect
type Said = {
  readiness: Readiness
  note?: string
  call?: string | undefined
  withMember?: string | undefined
  isPrivate?: boolean
}

/**
 * Leaves a standing offer to lead, or answers a call; alone or with another, who is asked and
 * counts once they agree. An offer to a call may be private to the one who opened it: then nothing
 * is written in the ledger until it is chosen. An offer to a call takes the place of a standing
 * one. Refuses guests (forbidden), those who lead, a second open offer, a call to others,
 * confidence without a call (conflict).
 */
export async function offer(
  acting: Acting,
  number: number,
  { call: callId, withMember, isPrivate = false, readiness, note = '' }: Said,
) {
  const at = await lockedInitiative(number)
  ensure(may.takePart(acting), guestsOnlyRead)
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  if (at.leads.includes(acting.memberId)) conflict('You lead this already.')
  const call = callId ? await openCallAt(at, callId) : undefined
  if (call) await answerCall(acting, at, { call, isPrivate })
  if (isPrivate && !call)
    conflict('An offer in confidence answers a call, so that there is someone who reads it.')
  if (withMember) await ensurePair(acting, at, withMember)
  const values = {
    initiativeId: at.id,
    callId: call?.id,
    memberId: acting.memberId,
    withMemberId: withMember,
    readiness,
    note,
    isPrivate,
    offeredAt: at.moment,
  }
  await withRules(
    {
      offers_one_open_per_member:
        'You have offered already. Withdraw that offer first, if you would rather make another.',
    },
    conflict,
    async () => db().insert(offers).values(values),
  )
  await toldUnlessPrivate(acting, at, { isPrivate, text: offeredText(at, call) })
}

/**
 * The one who was asked by a call and offers has said yes to being asked. Call it under the lock.
 */
export async function answerAskOf(
  at: InitiativeState,
  { memberId, callId }: { memberId: string; callId: string },
) {
  await db()
    .update(asks)
    .set({ answer: 'accepted', answeredAt: at.moment })
    .where(and(eq(asks.callId, callId), eq(asks.memberId, memberId), isNull(asks.answer)))
}

/** What the ledger says of an offer. */
export function offeredText({ title }: { title: string }, call: Pick<Call, 'role'> | undefined) {
  return `Offered to ${callVerbs[call?.role ?? 'lead']} ${title}`
}

/**
 * Says yes to a standing offer: the member leads in a free seat, or shadows first if that was the
 * offer, from this moment; a pair takes two. For leads, the sponsor and administrators (else
 * forbidden); no free seat, an offer to an open call (it is chosen there), or one answered already,
 * is a conflict.
 */
export async function acceptOffer(acting: Acting, number: number, id: string) {
  const at = await lockedToTakePart(acting, number)
  const given = await openOfferSeenBy(acting, at, id)
  ensure(
    may.assignLead(acting, at),
    'Offers are answered by a lead, the sponsor or an administrator.',
  )
  const call = given.callId ? await callAt(at, given.callId) : undefined
  if (call && !call.closedAt)
    conflict(
      'This offer answers an open call. The one who opened the call chooses there, with all the offers in sight.',
    )
  await seatOffer(acting, at, given, { role: call?.role ?? 'lead', reason: given.note })
}

/**
 * Withdraws an offer (who made it, or agreed to join it), or answers it with thanks (who opened its
 * call; for a standing one a lead, the sponsor, an administrator); no turn changes.
 */
export async function declineOffer(
  acting: Acting,
  number: number,
  { id, reason = '' }: { id: string; reason?: string },
) {
  const at = await lockedToTakePart(acting, number)
  const given = await openOfferSeenBy(acting, at, id)
  const own = isOneOf(given, acting.memberId)
  ensure(
    own || (await mayAnswer(acting, at, given)),
    'Offers are answered by a lead, the sponsor or an administrator; those to a call by who opened it.',
  )
  const answer = own ? ('withdrawn' as const) : ('declined' as const)
  await db()
    .update(offers)
    .set({ answer, answerReason: reason, answeredBy: acting.memberId, answeredAt: at.moment })
    .where(eq(offers.id, id))
}

/**
 * An offer of this initiative that nobody has answered; missing when there is none that this member
 * may see, a conflict once answered.
 */
export async function openOfferSeenBy(
  { memberId }: Acting,
  at: Pick<InitiativeState, 'id'>,
  id: string,
): Promise<Offer> {
  const [given] = await db()
    .select()
    .from(offers)
    .where(and(eq(offers.id, id), eq(offers.initiativeId, at.id)))
  const [seen] =
    await sql()`select from offers o where id = ${id} and may_see_offer(o, ${memberId})`
  found(seen)
  if (found(given).answer) conflict('This offer has been answered already.')
  return found(given)
}

/** Whether the offer is this member’s: theirs, or one of two that they agreed to. */
export function isOneOf(
  { memberId, withMemberId, withAnswer }: Pick<Offer, 'memberId' | 'withMemberId' | 'withAnswer'>,
  member: string,
) {
  return memberId === member || (withMemberId === member && withAnswer === 'agreed')
}

async function mayAnswer(acting: Acting, at: InitiativeState, { callId }: Offer) {
  const call = callId ? await callAt(at, callId) : undefined
  return call && !call.closedAt ? may.chooseFor(acting, call) : may.assignLead(acting, at)
}

// What is said in confidence answers nothing yet that others could count.
async function answerCall(
  { memberId }: Acting,
  at: InitiativeState,
  { call, isPrivate }: { call: Call; isPrivate: boolean },
) {
  if (call.audience === 'some' && !(await wasAsked(memberId, call)))
    conflict(
      'This call goes to some, by name. You can leave a standing offer, and the team will know.',
    )
  if (!isPrivate) await answerAskOf(at, { memberId, callId: call.id })
  const standing = and(
    eq(offers.initiativeId, at.id),
    eq(offers.memberId, memberId),
    isNull(offers.callId),
    isNull(offers.answer),
  )
  await db()
    .update(offers)
    .set({
      answer: 'withdrawn',
      answerReason: 'Offered again, to a call',
      answeredBy: memberId,
      answeredAt: at.moment,
    })
    .where(standing)
}

async function wasAsked(memberId: string, call: Call) {
  const [ask] = await db()
    .select({ id: asks.id })
    .from(asks)
    .where(and(eq(asks.callId, call.id), eq(asks.memberId, memberId)))
  return ask !== undefined
}

export async function toldUnlessPrivate(
  acting: Acting,
  at: InitiativeState,
  { isPrivate, text }: { isPrivate: boolean; text: string },
) {
  if (!isPrivate) await told(acting, at, { kind: 'offered', text })
}

/**
 * The offers that wait for an answer and that this member may see, oldest first; those to a call
 * say which.
 */
export async function standingOffersOf(
  acting: Acting,
  initiativeId: string,
): Promise<StandingOffer[]> {
  if (!may.seeAsked(acting)) return []
  return sql()<StandingOffer[]>`
    select o.id, o.call_id as "callId", o.member_id as "memberId", m.name, m.initials, o.readiness,
      o.note, o.is_private as "isPrivate", o.with_member_id as "withId", w.name as "withName",
      o.with_answer as "withAnswer", local_day(o.offered_at)::text as on
    from offers o
      join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
      left join members w on (w.school_id, w.id) = (o.school_id, o.with_member_id)
    where o.initiative_id = ${initiativeId}
      and o.answer is null
      and may_see_offer(o, ${acting.memberId})
    order by o.offered_at, o.id`
}

async function ensurePair({ memberId }: Acting, at: InitiativeState, other: string) {
  if (other === memberId)
    conflict('A pair is two people. Please choose someone else, or offer alone.')
  await ensureCanTakePart([other])
  if (at.leads.includes(other))
    conflict('They lead this already. Please choose someone else, or offer alone.')
}
