import { eq } from 'drizzle-orm'
import { members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Readiness } from '../../vocabulary'
import { callVerbs } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { endCall, openCallAt } from './calls'
import type { Call } from './calls'
import { recordAct, told } from '../ledger'
import { fairnessOf } from '../rotations/fairness-facts'
import { answerAskOf, offeredText, openOfferSeenBy } from './offers'
import type { Offer } from './offers'
import { conflict, ensure, found } from '../refusal'
import { roleOf, seatOffer } from '../turns/assignment'
import { lockedInitiative } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'

type Choice = { call?: string | undefined; offer: string; reason?: string; thanks: string }

/**
 * Chooses one offer, with a reason: for a call (by who opened it), or among the standing offers (a
 * lead, the sponsor, an administrator); else forbidden. The turns begin now, or are planned where
 * the call begins on a day to come; the call closes with the reason, and everyone else who offered
 * to it is thanked. A private offer is public from here on. Another than the first suggested asks
 * for a line (conflict); for the first, why it is suggested is kept with the offer, and no line of
 * the ledger, turn or call repeats it.
 */
export async function choose(
  acting: Acting,
  number: number,
  { call: callId, offer: id, reason = '', thanks }: Choice,
) {
  const at = await lockedInitiative(number)
  const call = callId ? await openCallAt(at, callId) : undefined
  ensureMayChoose(acting, at, call)
  const given = await openOfferSeenBy(acting, at, id)
  found(
    given.callId === null || given.callId === call?.id || undefined,
    'This offer answers another call.',
  )
  const { first, said } = await reasonFor(acting, at, { call, given, reason })
  await recordPrivate(acting, at, { given, call })
  const chosen = { answerReason: said, suggestedId: first }
  await seatOffer(acting, at, given, {
    role: call?.role ?? 'lead',
    ...(call && { from: call.startsOn, until: call.endsOn }),
    reason: given.isPrivate ? reason : given.note || reason,
    chosen,
  })
  await told(acting, at, {
    kind: 'chose',
    text: `Chose ${await nameOf(given.memberId)} to ${verbFor(given, call)} ${at.title}${reason && `: ${reason}`}`,
  })
  if (call) await endCall(acting, at, { call, closing: reason, thanks })
}

function verbFor({ readiness }: Pick<Offer, 'readiness'>, call: Pick<Call, 'role'> | undefined) {
  return readiness === 'shadow first' ? 'shadow' : callVerbs[call?.role ?? 'lead']
}

/**
 * Refuses (forbidden) who may not choose: a call is chosen for by who opened it, a standing offer
 * by a lead, the sponsor or an administrator.
 */
export function ensureMayChoose(
  acting: Acting,
  at: InitiativeState,
  call: Pick<Call, 'openedBy'> | undefined,
) {
  if (call)
    ensure(
      may.chooseFor(acting, call),
      'Only the one who opened the call chooses among its offers.',
    )
  else
    ensure(
      may.openCall(acting, at),
      'Among standing offers, a lead, the sponsor or an administrator chooses.',
    )
}

export type Candidate = {
  id: string
  memberId: string
  name: string
  initials: string
  readiness: Readiness
  note: string
  on: string
  isPrivate: boolean
  withName: string | null
  withAnswer: 'agreed' | 'declined' | null
  /** With whom they offer together as well: chosen alone, they leave them behind. */
  alsoWith: string | null
  strengths: string
  growthEdges: string
  /**
   * Why the fairness ledger would suggest them, in sentences; the first in the list is the first
   * suggested.
   */
  reasons: string[]
}

/**
 * Everyone who can be chosen: the offers to the call and the standing ones that this member may
 * see, the first suggested on top.
 */
export async function candidatesFor(
  acting: Acting,
  at: Pick<InitiativeState, 'id'>,
  call: Pick<Call, 'id' | 'role' | 'startsOn'> | undefined,
): Promise<Candidate[]> {
  const [offers, suggested] = await Promise.all([
    offersTo(acting, at, call?.id),
    suggestionsFor(acting, at, call),
  ])
  const places = new Map(suggested.map(({ memberId }, place) => [memberId, place]))
  const placeOf = ({ memberId }: { memberId: string }) => places.get(memberId) ?? suggested.length
  return offers
    .map((offer) => ({ ...offer, reasons: suggested[placeOf(offer)]?.reasons ?? [] }))
    .sort((one, other) => placeOf(one) - placeOf(other))
}

/** Whether an offer that this member may see was made here, and is answered or withdrawn. */
export async function hasAnsweredOffers({ memberId }: Acting, { id }: Pick<InitiativeState, 'id'>) {
  const [answered] = await sql()`
    select from offers o
    where o.initiative_id = ${id} and o.answer is not null and may_see_offer(o, ${memberId})
    limit 1`
  return answered !== undefined
}

// Fairness is about leading; the one who offers to follow or shadow is welcome in any order.
async function suggestionsFor(
  acting: Acting,
  at: Pick<InitiativeState, 'id'>,
  call: Pick<Call, 'role' | 'startsOn'> | undefined,
) {
  if (call && roleOf(call.role) !== 'lead') return []
  return fairnessOf(acting, { initiativeId: at.id, on: call?.startsOn ?? acting.school.today })
}

async function offersTo(
  acting: Acting,
  at: Pick<InitiativeState, 'id'>,
  callId: string | undefined,
) {
  return sql()<Omit<Candidate, 'reasons'>[]>`
    select o.id, o.member_id as "memberId", m.name, m.initials, o.readiness, o.note,
      o.is_private as "isPrivate", m.strengths, m.growth_edges as "growthEdges",
      local_day(o.offered_at)::text as on, w.name as "withName", o.with_answer as "withAnswer",
      (
        select string_agg(other.name, ' and ' order by other.name)
        from offers pair
          join members other
            on other.school_id = pair.school_id
              and other.id in (pair.member_id, pair.with_member_id)
              and other.id <> o.member_id
        where (pair.school_id, pair.initiative_id) = (o.school_id, o.initiative_id)
          and pair.id <> o.id
          and pair.answer is null
          and pair.with_answer = 'agreed'
          and o.member_id in (pair.member_id, pair.with_member_id)
          and may_see_offer(pair, ${acting.memberId})
      ) as "alsoWith"
    from offers o
      join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
      left join members w on (w.school_id, w.id) = (o.school_id, o.with_member_id)
    where o.initiative_id = ${at.id}
      and o.answer is null
      and (o.call_id is null or o.call_id = ${callId ?? null}::uuid)
      and may_see_offer(o, ${acting.memberId})
    order by o.offered_at, o.id`
}

async function reasonFor(
  acting: Acting,
  at: InitiativeState,
  { call, given, reason }: { call: Call | undefined; given: Offer; reason: string },
) {
  const candidates = await candidatesFor(acting, at, call)
  const first = candidates.find(({ reasons }) => reasons.length > 0)
  if (reason) return { first: first?.memberId, said: reason }
  if (first && first.memberId === given.memberId)
    return { first: first.memberId, said: first.reasons.join('; ') }
  const sentence = first
    ? `${first.name} would be suggested first. That is only a suggestion: please say in a line why this one, so that everyone can read it.`
    : 'Please say in a line why, so that everyone can read it.'
  return conflict(sentence)
}

// The line of the ledger, and the yes to being asked, that a private offer did not leave when it
// was made.
async function recordPrivate(
  acting: Acting,
  at: InitiativeState,
  { given, call }: { given: Offer; call: Call | undefined },
) {
  if (!given.isPrivate) return
  if (call) await answerAskOf(at, { memberId: given.memberId, callId: call.id })
  const [row] = await sql()<
    { on: string }[]
  >`select local_day(${given.offeredAt}::text::timestamptz)::text as on`
  await recordAct(acting, {
    kind: 'offered',
    text: offeredText(at, call).slice(0, 500),
    memberId: given.memberId,
    initiativeId: at.id,
    on: found(row).on,
  })
}

async function nameOf(memberId: string) {
  const [row] = await db()
    .select({ name: members.name })
    .from(members)
    .where(eq(members.id, memberId))
  return found(row).name
}
