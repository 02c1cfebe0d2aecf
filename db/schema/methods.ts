import { sql } from 'drizzle-orm'
import { check, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { methods } from '../../app/vocabulary/decisions'
import { moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { members } from './members'

/**
 * A school's own way of deciding: one of the six methods with its own labels, thresholds and
 * manners, and without answers it can do without. Meanings stay fixed.
 */
export const methodTemplates = tenantTable(
  'method_templates',
  {
    name: text('name').notNull(),
    method: words('method', methods).notNull(),
    rules: jsonb('rules').notNull(),
    madeBy: uuid('made_by').notNull(),
    changedAt: momentNow('changed_at'),
    endedAt: moment('ended_at'),
  },
  (t) => [
    within(t, t.madeBy, members),
    oneOf('method_templates_method', t.method, methods),
    check('method_templates_rules_hold', sql`method_rules_hold(${t.method}, ${t.rules})`),
    check('method_templates_name_is_said', sql`length(trim(${t.name})) > 0`),
    uniqueIndex('method_templates_named_once')
      .on(t.schoolId, sql`lower(trim(${t.name}))`)
      .where(sql`${t.endedAt} is null`),
  ],
)
