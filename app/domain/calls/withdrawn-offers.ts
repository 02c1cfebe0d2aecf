import { and, eq, isNull } from 'drizzle-orm'
import { asks, offers } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { standAlone } from '../turns/offer-closure'
import { withdrawnBecause } from '../withdrawn'

/**
 * Withdraws all that a member offered, and all that they were asked to join, with the reason. Who
 * offered together with them still offers, alone, and reads `why`.
 */
export async function withdrawOffersOf(memberId: string, reason: string, why = reason) {
  await partPairs(memberId, why)
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

// Who offered together with them still offers, alone.
async function partPairs(memberId: string, why: string) {
  const pairs = await sql()<{ id: string }[]>`
    update offers o
    set answer = 'withdrawn', answered_by = m.id, answered_at = skein_now(),
      answer_reason = m.name
        || case
          when m.id = o.member_id then ', who offered with you, '
          else ', who was asked to offer with you, '
        end
        || ${why}::text
        || '. Your offer is for you alone now.'
    from members m
    where m.id = ${memberId}
      and o.school_id = m.school_id
      and o.answer is null
      and (
        (o.with_member_id = ${memberId} and o.with_answer is distinct from 'declined')
        or (o.member_id = ${memberId} and o.with_answer = 'agreed')
      )
    returning o.id`
  await standAlone(
    pairs.map(({ id }) => id),
    memberId,
  )
}
