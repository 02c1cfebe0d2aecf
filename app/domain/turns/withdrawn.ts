import { and, eq, isNull, or } from 'drizzle-orm'
import { turnChanges } from '../../../db/schema'
import { db } from '../../../db/school'
import { withdrawnBecause } from '../withdrawn'

/** Withdraws the changes of turns that a member asked for, and those they were asked. */
export async function withdrawChangesOf(memberId: string, reason: string) {
  const isTheirs = or(eq(turnChanges.withMemberId, memberId), eq(turnChanges.askedBy, memberId))
  await db()
    .update(turnChanges)
    .set(withdrawnBecause(reason))
    .where(and(isTheirs, isNull(turnChanges.answer)))
}
