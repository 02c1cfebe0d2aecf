import { and, eq, inArray, isNull } from 'drizzle-orm'
import { asks, offers } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Acting } from '../acting'
import type { InitiativeState } from '../initiatives/state'

/** What is kept beside an offer that is chosen: the reason, and who would have been suggested. */
export type Chosen = { answerReason: string; suggestedId?: string | undefined }
type Settled = {
  memberId: string
  turnId: string
  chosen?: Chosen | undefined
  /** The offer that is said yes to as a whole; other pairs that they are one of come apart. */
  wholeId?: string | undefined
}

/**
 * Whether this member has openly offered to lead there and waits for an answer, alone or as one of
 * two.
 */
export async function hasOffered({ id }: Pick<InitiativeState, 'id'>, memberId: string) {
  const [offer] = await sql()`
    select from offers o left join calls c on (c.school_id, c.id) = (o.school_id, o.call_id)
    where o.initiative_id = ${id}
      and o.answer is null
      and not o.is_private
      and o.readiness <> 'shadow first'
      and coalesce(c.role, 'lead') in ('lead', 'co-lead')
      and (
        o.member_id = ${memberId} or (o.with_member_id = ${memberId} and o.with_answer = 'agreed')
      )`
  return offer !== undefined
}

/**
 * Answers what this member had offered there, or was asked for by name, by the lead it led to. Call
 * it under the lock.
 */
export async function settle(acting: Acting, at: InitiativeState, settled: Settled) {
  const { memberId, turnId } = settled
  await partPairs(at, settled)
  await settleOffer(acting, at, settled)
  const asked = and(
    eq(asks.initiativeId, at.id),
    eq(asks.memberId, memberId),
    inArray(asks.role, ['lead', 'co-lead']),
    isNull(asks.answer),
  )
  await db().update(asks).set({ answer: 'accepted', answeredAt: at.moment, turnId }).where(asked)
}

/**
 * Answers what this member had offered there by the turn it led to. An offer made in confidence
 * that nobody chose is withdrawn instead: it stays between the two.
 */
export async function settleOffer(
  acting: Acting,
  at: InitiativeState,
  { memberId, turnId, chosen }: Settled,
) {
  const said = { answeredBy: acting.memberId, answeredAt: at.moment }
  const theirs = and(
    eq(offers.initiativeId, at.id),
    eq(offers.memberId, memberId),
    isNull(offers.answer),
  )
  if (!chosen)
    await db()
      .update(offers)
      .set({ ...said, answer: 'withdrawn', answerReason: 'Took a turn here' })
      .where(and(theirs, eq(offers.isPrivate, true)))
  await db()
    .update(offers)
    .set({ ...said, ...chosen, answer: 'accepted', turnId })
    .where(theirs)
}

// Who leads without the one they offered with leaves them their half: it stands since the same day,
// for them alone.
async function partPairs({ id }: InitiativeState, { memberId, wholeId }: Settled) {
  const pairs = await sql()<{ id: string }[]>`
    update offers o
    set answer = 'withdrawn', answered_by = m.id, answered_at = skein_now(), is_parted = true,
      answer_reason = m.name
        || ' leads without the other of the two. Who still offers, offers alone.'
    from members m
    where m.id = ${memberId}
      and m.id in (o.member_id, o.with_member_id)
      and o.initiative_id = ${id}
      and o.answer is null
      and o.with_member_id is not null
      and o.with_answer is distinct from 'declined'
      and o.id is distinct from ${wholeId ?? null}::uuid
    returning o.id`
  await standAlone(pairs.map((pair) => pair.id))
}

/**
 * Gives each who offered in these pairs, and agreed to, an offer alone, unless they have one: since
 * the same day, in their own words. Not the one who is `gone`.
 */
export async function standAlone(pairs: readonly string[], gone: string | null = null) {
  await sql()`
    insert into offers (
      school_id, id, initiative_id, call_id, member_id, readiness, note, is_private, offered_at
    )
    select distinct on (one, o.initiative_id)
      o.school_id, gen_random_uuid(), o.initiative_id, o.call_id, one, o.readiness,
      case one when o.member_id then o.note else '' end, o.is_private, o.offered_at
    from offers o,
    unnest(array[o.member_id, case o.with_answer when 'agreed' then o.with_member_id end]) one
    where o.id = any(${pairs}::uuid[])
      and one is distinct from ${gone}::uuid
      and one is not null
      and not exists (
        select from offers own
        where own.initiative_id = o.initiative_id and own.member_id = one and own.answer is null
      )
    order by one, o.initiative_id, o.offered_at`
}
