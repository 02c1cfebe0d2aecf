import { and, eq, gte, isNull, lte, or, sql as expression } from 'drizzle-orm'
import { handOvers } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Absence } from './absence'
import { awayThen } from '../members/leaves'
import { withdrawAnswers, withdrawnBecause } from './withdrawn-answers'

/**
 * Withdraws what waits for the member's answer and would fall into an absence: hand-overs for its
 * days at once; offers, asks, changes of turns and hand-overs without a day when it begins.
 */
export async function withdrawWaiting({
  memberId,
  from,
  to,
  isNow,
}: Absence & { memberId: string; isNow: boolean }) {
  const waits = and(eq(handOvers.toMemberId, memberId), isNull(handOvers.answer))
  const isWithin = and(gte(handOvers.dueOn, from), to ? lte(handOvers.dueOn, to) : undefined)
  await db()
    .update(handOvers)
    .set({ toMemberId: null })
    .where(and(waits, isNull(handOvers.offeredAt), isWithin))
  await db()
    .update(handOvers)
    .set(withdrawnBecause(awayThen))
    .where(and(waits, isNow ? or(isNull(handOvers.dueOn), isWithin) : isWithin))
  if (!isNow) return
  await withdrawAnswers(memberId, awayThen)
}

export async function withdraw(handOverId: string) {
  await db()
    .update(handOvers)
    .set({ answer: 'withdrawn', answeredAt: expression`skein_now()` })
    .where(eq(handOvers.id, handOverId))
}
