import { text, unique, uuid } from 'drizzle-orm/pg-core'
import { tenantTable, within } from './columns'
import { decisions } from './decisions'

/**
 * The words of a decision that can be looked for, part by part; kept by triggers. The words column
 * is generated, beside its index.
 */
export const decisionTexts = tenantTable(
  'decision_texts',
  {
    decisionId: uuid('decision_id').notNull(),
    part: text('part').notNull(),
    sourceId: uuid('source_id').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    unique('decision_texts_part').on(t.schoolId, t.decisionId, t.part, t.sourceId),
  ],
)
