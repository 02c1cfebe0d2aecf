import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { editables } from '../../app/vocabulary'
import { momentNow, oneOf, within, words } from './columns'
import { members } from './members'

/**
 * Who changed a field of something last, and a mark of what they changed it to: one row a field.
 */
export const edits = pgTable(
  'edits',
  {
    schoolId: uuid('school_id')
      .notNull()
      .default(sql`current_school()`),
    thing: words('thing', editables).notNull(),
    thingId: uuid('thing_id').notNull(),
    field: text('field').notNull(),
    mark: text('mark').notNull(),
    memberId: uuid('member_id').notNull(),
    editedAt: momentNow('edited_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.thing, t.thingId, t.field] }),
    within(t, t.memberId, members),
    oneOf('edits_thing', t.thing, editables),
    check('edits_bounded', sql`length(${t.field}) <= 200 and length(${t.mark}) <= 40`),
    index('edits_of_member').on(t.schoolId, t.memberId),
  ],
)
