import { sql } from 'drizzle-orm'
import { check, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { momentNow, tenantTable, within } from './columns'
import { decisions } from './decisions'
import { members } from './members'

/** One version of what is proposed. Only the version of a draft may still be rewritten. */
export const proposals = tenantTable(
  'proposals',
  {
    decisionId: uuid('decision_id').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    note: text('note').notNull().default(''),
    writtenBy: uuid('written_by').notNull(),
    writtenAt: momentNow('written_at'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.writtenBy, members),
    unique('proposals_version').on(t.schoolId, t.decisionId, t.version),
    check('proposals_body_length', sql`length(${t.body}) between 1 and 20480`),
  ],
)

/**
 * A round of asking: everyone is asked about one version. A new version, or a new round of hands,
 * opens the next.
 */
export const askings = tenantTable(
  'askings',
  {
    decisionId: uuid('decision_id').notNull(),
    round: integer('round').notNull(),
    version: integer('version').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: momentNow('asked_at'),
    reason: text('reason').notNull().default(''),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.askedBy, members),
    unique('askings_round').on(t.schoolId, t.decisionId, t.round),
  ],
)
