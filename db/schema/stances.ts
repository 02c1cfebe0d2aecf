import { sql } from 'drizzle-orm'
import { check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { resetOutcomes, stances as stanceWords } from '../../app/vocabulary'
import {
  bracketed,
  either,
  every,
  moment,
  momentNow,
  oneOf,
  tenantTable,
  within,
  words,
} from './columns'
import { initiatives, updates } from './initiatives'
import { members } from './members'

/**
 * What a follower answers to an update, with a reason. A change of mind is a new row; the latest of
 * a member stands.
 */
export const stances = tenantTable(
  'stances',
  {
    updateId: uuid('update_id').notNull(),
    memberId: uuid('member_id').notNull(),
    stance: words('stance', stanceWords).notNull(),
    reason: text('reason').notNull(),
    takenAt: momentNow('taken_at'),
  },
  (t) => [
    within(t, t.updateId, updates),
    within(t, t.memberId, members),
    oneOf('stances_stance', t.stance, stanceWords),
    check('stances_reason_is_said', sql`length(trim(${t.reason})) between 1 and 1000`),
    index('stances_of').on(t.schoolId, t.updateId, t.takenAt),
  ],
)

/**
 * A change of direction, thought through: the old way, the evidence, the new way, what is dropped.
 * Open until it is settled.
 */
export const resets = tenantTable(
  'resets',
  {
    initiativeId: uuid('initiative_id').notNull(),
    stanceId: uuid('stance_id'),
    openedBy: uuid('opened_by').notNull(),
    openedAt: momentNow('opened_at'),
    oldWay: text('old_way').notNull().default(''),
    evidence: text('evidence').notNull().default(''),
    newWay: text('new_way').notNull().default(''),
    dropped: text('dropped').notNull().default(''),
    outcome: words('outcome', resetOutcomes),
    settledBy: uuid('settled_by'),
    settledAt: moment('settled_at'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.stanceId, stances),
    within(t, t.openedBy, members),
    within(t, t.settledBy, members),
    oneOf('resets_outcome', t.outcome, resetOutcomes),
    check(
      'resets_settled_when',
      every(
        sql`(${t.outcome} is null) = (${t.settledAt} is null)`,
        sql`(${t.outcome} is null) = (${t.settledBy} is null)`,
      ),
    ),
    check(
      'resets_settled_with_words',
      either(
        sql`${t.outcome} is null`,
        bracketed(
          every(
            sql`${t.evidence} <> ''`,
            bracketed(
              either(
                sql`${t.outcome} = 'kept'`,
                sql`(${t.oldWay} <> '' and ${t.newWay} <> '' and ${t.dropped} <> '')`,
              ),
            ),
          ),
        ),
      ),
    ),
    uniqueIndex('resets_one_open')
      .on(t.schoolId, t.initiativeId)
      .where(sql`${t.outcome} is null`),
    index('resets_of').on(t.schoolId, t.initiativeId, t.openedAt),
  ],
)
