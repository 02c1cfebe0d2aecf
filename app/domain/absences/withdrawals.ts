import { eq } from 'drizzle-orm'
import { handOvers } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Absence } from './responsibilities'
import { awayThen } from '../members/leaves'
import { now } from './reassignments'

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
    update hand_overs set to_member_id = null where to_member_id = ${memberId} and answer is null and offered_at is null and due_on >= ${from}::date and (${to}::date is null or due_on <= ${to}::date)`
  await sql()`
    update hand_overs set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now()
    where to_member_id = ${memberId} and answer is null and ((due_on is null and ${isNow}) or (due_on >= ${from}::date and (${to}::date is null or due_on <= ${to}::date)))`
  if (!isNow) return
  await sql()`update offers set answer = 'withdrawn', answer_reason = ${awayThen}, answered_by = ${memberId}, answered_at = skein_now() where member_id = ${memberId} and answer is null`
  await sql()`update asks set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now() where member_id = ${memberId} and answer is null`
  await sql()`update sponsor_asks set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now() where member_id = ${memberId} and answer is null`
  await sql()`update ally_asks set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now() where member_id = ${memberId} and answer is null`
  await sql()`update turn_changes set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now() where ${memberId} in (with_member_id, asked_by) and answer is null`
}

export async function withdraw(handOverId: string) {
  await db()
    .update(handOvers)
    .set({ answer: 'withdrawn', answeredAt: now })
    .where(eq(handOvers.id, handOverId))
}
