import { and, eq, gte, isNull, or } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { leaves } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { addDays } from '../../vocabulary/days'
import { conflict, ensure, found } from '../refusal'

/**
 * A member's leave in local days of the school, first and last day included; without a last day it
 * is open.
 */
export type Leave = { id: string; memberId: string; startsOn: string; endsOn: string | null }

const columns = {
  id: leaves.id,
  memberId: leaves.memberId,
  startsOn: leaves.startsOn,
  endsOn: leaves.endsOn,
}

/** Who is on leave today, by the school's clock. Those who left the school are not counted. */
export async function leavesNow({ school }: Acting): Promise<Leave[]> {
  return leavesBetween(school.today, school.today)
}

/**
 * Every leave that touches the local days from `from` to `to`, both included; cancelled ones never.
 * For turns, reminders and every denominator.
 */
export async function leavesBetween(from: string, to: string): Promise<Leave[]> {
  return [
    ...(await sql()<Leave[]>`
    select l.id, l.member_id as "memberId", l.starts_on as "startsOn", l.ends_on as "endsOn"
    from leaves l join members m on (m.school_id, m.id) = (l.school_id, l.member_id)
    where l.cancelled_at is null
      and m.left_on is null
      and l.starts_on <= ${to}
      and (l.ends_on is null or l.ends_on >= ${from})
    order by l.starts_on, l.id`),
  ]
}

/**
 * A member's present and coming leaves, the nearest first. Past ones are nobody's business any
 * more.
 */
export async function leavesOf({ school }: Acting, memberId: string): Promise<Leave[]> {
  const isNotOver = or(isNull(leaves.endsOn), gte(leaves.endsOn, school.today))
  return db()
    .select(columns)
    .from(leaves)
    .where(and(eq(leaves.memberId, memberId), isNull(leaves.cancelledAt), isNotOver))
    .orderBy(leaves.startsOn)
}

/**
 * Whether a member is on leave, past their last day or gone at an instant, as Postgres writes it.
 */
export async function isAwayAt(memberId: string, instant: string) {
  const [row] = await sql()<{ away: boolean }[]>`
    select m.left_on is not null
    or is_away(m.school_id, m.id, local_day(${instant}::text::timestamptz)) as away
    from members m
    where m.id = ${memberId}`
  return found(row).away
}

export const overlaps =
  'Another leave is in these days already. Please choose other days, or cancel that one first.'

/**
 * Records a leave; answers its id. Two leaves of one member do not overlap (conflict, beside its
 * first day). Call it under the member's lock.
 */
export async function recordLeave(
  acting: Acting,
  { memberId, startsOn, endsOn }: Omit<Leave, 'id'>,
) {
  const beside = (sentence: string) => conflict(sentence, 'from')
  const [made] = await withRules({ leaves_one_at_a_time: overlaps }, beside, async () =>
    db()
      .insert(leaves)
      .values({ memberId, startsOn, endsOn, recordedBy: acting.memberId })
      .returning({ id: leaves.id }),
  )
  return found(made).id
}

/**
 * Ends a leave that has begun: `backOn` is the first local day back, after the first day of the
 * leave and not after its planned end. What was handed over stays where it is. For the member and
 * administrators (else forbidden); one that has not begun is cancelled instead (conflict).
 */
export async function endLeave(acting: Acting, leaveId: string, backOn: string) {
  const leave = await lockedLeave(acting, leaveId)
  if (leave.startsOn > acting.school.today)
    conflict('This leave has not begun. You can cancel it instead.')
  if (backOn <= leave.startsOn)
    conflict(
      'The first day back comes after the first day of the leave. If it never began, cancel it.',
      'backOn',
    )
  if (leave.endsOn && backOn > addDays(leave.endsOn, 1))
    conflict(
      'That is later than the leave lasts. To be away longer, record the further days as a leave.',
      'backOn',
    )
  await db()
    .update(leaves)
    .set({ endsOn: addDays(backOn, -1) })
    .where(eq(leaves.id, leaveId))
}

/**
 * A leave that is not cancelled, its row locked; of this member, where one is named. Refuses others
 * than the member and administrators (forbidden), and one that is over (conflict); missing when
 * there is none.
 */
export async function lockedLeave(
  acting: Acting,
  leaveId: string,
  memberId?: string,
): Promise<Leave> {
  const isTheirs = memberId ? eq(leaves.memberId, memberId) : undefined
  const [leave] = await db()
    .select(columns)
    .from(leaves)
    .where(and(eq(leaves.id, leaveId), isTheirs, isNull(leaves.cancelledAt)))
    .for('update')
  ensure(
    may.recordLeave(acting, found(leave).memberId),
    'A leave is recorded and ended by the person themselves, or by an administrator.',
  )
  if (leave?.endsOn && leave.endsOn < acting.school.today)
    conflict('This leave is over. What came after it stays as it is.')
  return found(leave)
}
