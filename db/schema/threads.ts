import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { entryKinds } from '../../app/vocabulary/decisions'
import { momentNow, oneOf, tenantTable, within, words } from './columns'
import { decisions } from './decisions'
import { members } from './members'
import { responses } from './responses'

/**
 * What someone contributes, thinks or criticises beside a proposal. Criticism and questions stand
 * open until they are answered.
 */
export const threadEntries = tenantTable(
  'thread_entries',
  {
    decisionId: uuid('decision_id').notNull(),
    version: integer('version').notNull(),
    kind: words('kind', entryKinds).notNull(),
    isQuestion: boolean('is_question').notNull().default(false),
    body: text('body').notNull(),
    writtenBy: uuid('written_by').notNull(),
    writtenAt: momentNow('written_at'),
    /** The entry that this corrects: the first of its writings. */
    correctsId: uuid('corrects_id'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.writtenBy, members),
    foreignKey({
      name: 'thread_entries_corrects',
      columns: [t.schoolId, t.correctsId],
      foreignColumns: [t.schoolId, t.id],
    }),
    oneOf('thread_entries_kind', t.kind, entryKinds),
    check('thread_entries_body_length', sql`length(${t.body}) between 1 and 5000`),
    index('thread_entries_of').on(t.schoolId, t.decisionId, t.writtenAt),
    index('thread_entries_correcting')
      .on(t.schoolId, t.correctsId)
      .where(sql`${t.correctsId} is not null`),
  ],
)

/**
 * An answer: to an entry of the thread, or to what a response said (a serious disagreement, a piece
 * of advice, an input).
 */
export const answers = tenantTable(
  'answers',
  {
    decisionId: uuid('decision_id').notNull(),
    entryId: uuid('entry_id'),
    responseId: uuid('response_id'),
    body: text('body').notNull(),
    writtenBy: uuid('written_by').notNull(),
    writtenAt: momentNow('written_at'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.entryId, threadEntries),
    within(t, t.responseId, responses),
    within(t, t.writtenBy, members),
    check('answers_one_thing', sql`(${t.entryId} is null) <> (${t.responseId} is null)`),
    check('answers_body_length', sql`length(${t.body}) between 1 and 5000`),
    index('answers_of').on(t.schoolId, t.decisionId, t.writtenAt),
  ],
)
