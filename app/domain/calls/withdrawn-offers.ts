import { and, eq, isNull } from 'drizzle-orm'
import { asks, offers } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { withdrawnBecause } from '../turns/withdrawn'

/** Withdraws all that a member offered, and all that they were asked to join, with the reason. */
export async function withdrawOffersOf(memberId: string, reason: string) {
  const withdrawn = withdrawnBecause(reason)
  await db()
    .update(offers)
    .set({ ...withdrawn, answeredBy: memberId })
    .where(and(eq(offers.memberId, memberId), isNull(offers.answer)))
  await db()
    .update(asks)
    .set(withdrawn)
    .where(and(eq(asks.memberId, memberId), isNull(asks.answer)))
}

/** Who offered together with them still offers, alone: since the same day, in the same words. */
export async function leavePairs(memberId: string, reason: string) {
  const pairs = await sql()<{ id: string }[]>`
    update offers o
    set answer = 'withdrawn', answered_by = m.id, answered_at = skein_now(),
      answer_reason = m.name
        || ', who was asked to offer with you, '
        || ${reason}::text
        || '. Your offer stands for you alone.'
    from members m
    where m.id = ${memberId}
      and (o.school_id, o.with_member_id) = (m.school_id, m.id)
      and o.with_answer is distinct from 'declined'
      and o.answer is null
    returning o.id`
  await sql()`
    insert into offers (
      school_id, id, initiative_id, call_id, member_id, readiness, note, is_private, offered_at
    )
    select school_id, gen_random_uuid(), initiative_id, call_id, member_id, readiness, note,
      is_private, offered_at
    from offers
    where id = any(${pairs.map(({ id }) => id)}::uuid[])`
}
