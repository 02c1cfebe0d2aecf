import { eq, sql as expression } from 'drizzle-orm'
import { handOvers } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Absence } from './absence'
import { awayThen } from '../members/leaves'
import { withdrawAnswers } from './withdrawn-answers'

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
  await sql()`
    update hand_overs
    set to_member_id = null
    where to_member_id = ${memberId}
      and answer is null
      and offered_at is null
      and due_on >= ${from}::date
      and (${to}::date is null or due_on <= ${to}::date)`
  await sql()`
    update hand_overs
    set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now()
    where to_member_id = ${memberId}
      and answer is null
      and (
        (due_on is null and ${isNow})
        or (due_on >= ${from}::date and (${to}::date is null or due_on <= ${to}::date))
      )`
  if (!isNow) return
  await withdrawAnswers(memberId, awayThen)
}

export async function withdraw(handOverId: string) {
  await db()
    .update(handOvers)
    .set({ answer: 'withdrawn', answeredAt: expression`skein_now()` })
    .where(eq(handOvers.id, handOverId))
}
