import { sql } from 'drizzle-orm'
import { check, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { objectionStates, objectionSteps } from '../../app/vocabulary/decisions'
import { every, momentNow, oneOf, tenantTable, within, words } from './columns'
import { decisions } from './decisions'
import { members } from './members'

/**
 * A reasoned harm to the aim, raised against one version. Only its objector says that it is
 * integrated or withdrawn.
 */
export const objections = tenantTable(
  'objections',
  {
    decisionId: uuid('decision_id').notNull(),
    memberId: uuid('member_id').notNull(),
    version: integer('version').notNull(),
    reason: text('reason').notNull(),
    state: words('state', objectionStates).notNull().default('open'),
    /** The version that is offered as its integration, until the objector has answered. */
    offeredVersion: integer('offered_version'),
    integratedVersion: integer('integrated_version'),
    raisedAt: momentNow('raised_at'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.memberId, members),
    oneOf('objections_state', t.state, objectionStates),
    check('objections_reason_is_said', sql`length(trim(${t.reason})) between 1 and 2000`),
    check(
      'objections_integrated_by_a_version',
      sql`(${t.state} = 'integrated') = (${t.integratedVersion} is not null)`,
    ),
    check(
      'objections_integrated_later',
      every(
        sql`${t.integratedVersion} > ${t.version}`,
        sql`(${t.offeredVersion} is null or ${t.offeredVersion} > ${t.version})`,
      ),
    ),
    uniqueIndex('objections_one_open_each')
      .on(t.schoolId, t.decisionId, t.memberId)
      .where(sql`${t.state} in ('open', 'stands')`),
    index('objections_of').on(t.schoolId, t.decisionId),
    index('objections_to_confirm')
      .on(t.schoolId, t.memberId)
      .where(sql`${t.state} = 'open'`),
  ],
)

/** What happened to an objection, step by step. */
export const stepsOfObjections = tenantTable(
  'objection_steps',
  {
    objectionId: uuid('objection_id').notNull(),
    step: words('step', objectionSteps).notNull(),
    version: integer('version').notNull(),
    line: text('line').notNull().default(''),
    takenBy: uuid('taken_by').notNull(),
    takenAt: momentNow('taken_at'),
  },
  (t) => [
    within(t, t.objectionId, objections),
    within(t, t.takenBy, members),
    oneOf('objection_steps_step', t.step, objectionSteps),
    index('objection_steps_of').on(t.schoolId, t.objectionId, t.takenAt),
  ],
)
