import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { dueKinds } from '../../app/vocabulary'
import { moment, momentNow, oneOf, words } from './columns'
import { schools } from './schools'

const ofSchool = () =>
  uuid('school_id')
    .default(sql`current_school()`)
    .references(() => schools.id)

/**
 * When a school is to be looked at next for what its people are told; 'infinity' where nothing
 * comes by itself. A change of the school's version sets it to now and is counted, so that a look
 * under way does not take it for seen: by a trigger (look_again).
 */
export const schoolLooks = pgTable(
  'school_looks',
  {
    schoolId: ofSchool().primaryKey(),
    lookAt: momentNow('look_at'),
    lookedAt: moment('looked_at').notNull().default('-infinity'),
    changes: bigint('changes', { mode: 'number' }).notNull().default(0),
  },
  (t) => [index('school_looks_due').on(t.lookAt), index('school_looks_looked').on(t.lookedAt)],
)

/**
 * What a server has in hand in a school (`holder`), has just done (no tries), or is to try again:
 * nobody takes it before `until`, by the real clock. It was taken at `takenAt`, by the product's.
 */
export const dueInHand = pgTable(
  'due_in_hand',
  {
    schoolId: ofSchool().notNull(),
    kind: words('kind', dueKinds).notNull(),
    tries: integer('tries').notNull(),
    holder: text('holder'),
    takenAt: moment('taken_at').notNull(),
    until: moment('until').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.kind] }),
    oneOf('due_in_hand_kind', t.kind, dueKinds),
  ],
)
