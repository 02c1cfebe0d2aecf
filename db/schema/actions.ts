import { sql } from 'drizzle-orm'
import { check, date, index, text, uuid } from 'drizzle-orm/pg-core'
import { every, moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { initiatives } from './initiatives'
import { members } from './members'

/**
 * Something one member will do by a day. Done or dropped once; it carries over by itself until
 * then.
 */
export const actions = tenantTable(
  'actions',
  {
    initiativeId: uuid('initiative_id'),
    text: text('text').notNull(),
    ownerId: uuid('owner_id').notNull(),
    dueOn: date('due_on'),
    addedBy: uuid('added_by').notNull(),
    addedAt: momentNow('added_at'),
    outcome: words('outcome', ['done', 'dropped'] as const),
    endedBy: uuid('ended_by'),
    endedAt: moment('ended_at'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.ownerId, members),
    within(t, t.addedBy, members),
    within(t, t.endedBy, members),
    oneOf('actions_outcome', t.outcome, ['done', 'dropped']),
    check('actions_text_is_said', sql`length(trim(${t.text})) between 1 and 500`),
    check('actions_ended_when', sql`(${t.outcome} is null) = (${t.endedAt} is null)`),
    index('actions_of')
      .on(t.schoolId, t.initiativeId)
      .where(sql`${t.outcome} is null`),
    index('actions_owned')
      .on(t.schoolId, t.ownerId)
      .where(sql`${t.outcome} is null`),
  ],
)

/**
 * What stands in the way of an initiative, and whom it was brought to. It counts its days until it
 * is out of the way.
 */
export const barriers = tenantTable(
  'barriers',
  {
    initiativeId: uuid('initiative_id').notNull(),
    text: text('text').notNull(),
    broughtTo: uuid('brought_to'),
    raisedBy: uuid('raised_by').notNull(),
    raisedAt: momentNow('raised_at'),
    resolution: text('resolution').notNull().default(''),
    resolvedBy: uuid('resolved_by'),
    resolvedAt: moment('resolved_at'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.broughtTo, members),
    within(t, t.raisedBy, members),
    within(t, t.resolvedBy, members),
    check('barriers_text_is_said', sql`length(trim(${t.text})) between 1 and 500`),
    check(
      'barriers_cleared_with_a_line',
      every(
        sql`(${t.resolvedAt} is null) = (${t.resolvedBy} is null)`,
        sql`(${t.resolvedAt} is null) = (${t.resolution} = '')`,
      ),
    ),
    index('barriers_of').on(t.schoolId, t.initiativeId),
    index('barriers_brought')
      .on(t.schoolId, t.broughtTo)
      .where(sql`${t.resolvedAt} is null`),
  ],
)
