import { and, eq, isNull, or, sql as expression } from 'drizzle-orm'
import { turnChanges } from '../../../db/schema'
import { db } from '../../../db/school'

/** How what waits for an answer is written once nobody waits any more. */
export const withdrawnBecause = (reason: string) => ({
  answer: 'withdrawn' as const,
  answerReason: reason,
  answeredAt: expression`skein_now()`,
})

/** Withdraws the changes of turns that a member asked for, and those they were asked. */
export async function withdrawChangesOf(memberId: string, reason: string) {
  const isTheirs = or(eq(turnChanges.withMemberId, memberId), eq(turnChanges.askedBy, memberId))
  await db()
    .update(turnChanges)
    .set(withdrawnBecause(reason))
    .where(and(isTheirs, isNull(turnChanges.answer)))
}
