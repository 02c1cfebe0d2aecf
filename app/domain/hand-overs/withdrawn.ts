import { and, eq, gte, isNotNull, isNull, lte, or, sql as expression } from 'drizzle-orm'
import { handOvers } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { withdrawnBecause } from '../withdrawn'

/** Withdraws a hand-over. */
export async function withdrawHandOver(id: string) {
  await db()
    .update(handOvers)
    .set({ answer: 'withdrawn', answeredAt: expression`skein_now()` })
    .where(eq(handOvers.id, id))
}

/** Withdraws those of these hand-overs that nobody has answered. */
export async function withdrawHandOvers(ids: readonly string[], reason: string) {
  await sql()`
    update hand_overs
    set answer = 'withdrawn', answer_reason = ${reason}, answered_at = skein_now()
    where answer is null and id = any(${ids}::uuid[])`
}

type Days = { from: string; to: string | null; isNow: boolean }

/**
 * Withdraws what a member was asked to take over within these local days, both included; what has
 * no day as well where they are `isNow`. Notes that name them are for nobody yet.
 */
export async function withdrawAskedWithin(
  memberId: string,
  { from, to, isNow }: Days,
  reason: string,
) {
  const waits = waitsFor(memberId)
  const isWithin = and(gte(handOvers.dueOn, from), to ? lte(handOvers.dueOn, to) : undefined)
  await db()
    .update(handOvers)
    .set({ toMemberId: null })
    .where(and(waits, isNull(handOvers.offeredAt), isWithin))
  await db()
    .update(handOvers)
    .set(withdrawnBecause(reason))
    .where(and(waits, isNow ? or(isNull(handOvers.dueOn), isWithin) : isWithin))
}

/** The same for whatever day. */
export async function withdrawAsked(memberId: string, reason: string) {
  const waits = waitsFor(memberId)
  await db()
    .update(handOvers)
    .set(withdrawnBecause(reason))
    .where(and(waits, isNotNull(handOvers.offeredAt)))
  await db()
    .update(handOvers)
    .set({ toMemberId: null })
    .where(and(waits, isNull(handOvers.offeredAt)))
}

const waitsFor = (memberId: string) =>
  and(eq(handOvers.toMemberId, memberId), isNull(handOvers.answer))

/**
 * Withdraws the hand-overs to a member who leaves, and those of their leads; not one that someone
 * was asked for as they left, which still waits for that answer.
 */
export async function withdrawOfLeaver(memberId: string, reason: string) {
  await sql()`
    update hand_overs h
    set answer = 'withdrawn', answer_reason = ${reason}, answered_at = skein_now()
    where answer is null
      and (
        to_member_id = ${memberId}
        or (
          exists (
            select from turns t
            where (t.school_id, t.id) = (h.school_id, h.turn_id) and t.member_id = ${memberId}
          )
          and not exists (
            select from passings p
            where (p.school_id, p.hand_over_id) = (h.school_id, h.id) and p.cancelled_at is null
          )
        )
      )`
}
