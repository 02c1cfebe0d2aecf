import { and, eq, isNull } from 'drizzle-orm'
import { allyAsks, sponsorAsks } from '../../../db/schema'
import { db } from '../../../db/school'
import { withdrawOffersOf } from '../calls/withdrawn-offers'
import { withdrawChangesOf, withdrawnBecause } from '../turns/withdrawn'

/**
 * Withdraws all that a member offered, and all that waits for their answer but for hand-overs, with
 * the reason why.
 */
export async function withdrawAnswers(memberId: string, reason: string, why = reason) {
  const withdrawn = withdrawnBecause(reason)
  await withdrawOffersOf(memberId, reason, why)
  await withdrawChangesOf(memberId, reason)
  await db()
    .update(sponsorAsks)
    .set(withdrawn)
    .where(and(eq(sponsorAsks.memberId, memberId), isNull(sponsorAsks.answer)))
  await db()
    .update(allyAsks)
    .set(withdrawn)
    .where(and(eq(allyAsks.memberId, memberId), isNull(allyAsks.answer)))
}
