import { sql } from 'drizzle-orm'
import { check, date, index, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { passingKinds } from '../../app/vocabulary'
import { actions, barriers } from './actions'
import { leaves } from './calendar'
import { calls } from './calls'
import { moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { decisions } from './decisions'
import { initiatives } from './initiatives'
import { members } from './members'
import { handOvers, turns } from './turns'

/**
 * One thing that passes on because its holder goes on leave or leaves (then `leaveId` is null):
 * from which local day, to whom if to anyone, and when that was done. A turn keeps the end it had
 * before, so that a leave that is cancelled can give it back.
 */
export const passings = tenantTable(
  'passings',
  {
    memberId: uuid('member_id').notNull(),
    leaveId: uuid('leave_id'),
    kind: words('kind', passingKinds).notNull(),
    passesOn: date('passes_on').notNull(),
    turnId: uuid('turn_id'),
    initiativeId: uuid('initiative_id'),
    actionId: uuid('action_id'),
    barrierId: uuid('barrier_id'),
    callId: uuid('call_id'),
    decisionId: uuid('decision_id'),
    toMemberId: uuid('to_member_id'),
    handOverId: uuid('hand_over_id'),
    endedBefore: moment('ended_before'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: momentNow('recorded_at'),
    passedAt: moment('passed_at'),
    cancelledAt: moment('cancelled_at'),
  },
  (t) => [
    within(t, t.memberId, members),
    within(t, t.leaveId, leaves),
    within(t, t.turnId, turns),
    within(t, t.initiativeId, initiatives),
    within(t, t.actionId, actions),
    within(t, t.barrierId, barriers),
    within(t, t.callId, calls),
    within(t, t.decisionId, decisions),
    within(t, t.toMemberId, members),
    within(t, t.handOverId, handOvers),
    within(t, t.recordedBy, members),
    oneOf('passings_kind', t.kind, passingKinds),
    check('passings_of_one_thing', sql`num_nonnulls(${thingsOf(t)}) = 1`),
    check('passings_done_or_not', sql`${t.passedAt} is null or ${t.cancelledAt} is null`),
    uniqueIndex('passings_once')
      .on(
        t.schoolId,
        t.memberId,
        t.kind,
        sql`coalesce(${t.leaveId}, ${t.memberId})`,
        sql`coalesce(${thingsOf(t)})`,
      )
      .where(sql`${t.passedAt} is null and ${t.cancelledAt} is null`),
    index('passings_due')
      .on(t.schoolId, t.passesOn)
      .where(sql`${t.passedAt} is null and ${t.cancelledAt} is null`),
    index('passings_due_on')
      .on(t.passesOn)
      .where(sql`${t.passedAt} is null and ${t.cancelledAt} is null`),
    index('passings_of').on(t.schoolId, t.memberId),
  ],
)

const things = ['turnId', 'initiativeId', 'actionId', 'barrierId', 'callId', 'decisionId'] as const

/** The columns that name what passes on; of these one is filled. */
function thingsOf(table: Record<(typeof things)[number], AnyPgColumn>) {
  const columns = things.map((name) => sql`${table[name]}`)
  return sql.join(columns, sql`, `)
}
