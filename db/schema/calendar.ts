import { sql } from 'drizzle-orm'
import { check, date, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, momentNow, tenantTable, within } from './columns'
import { members } from './members'

/**
 * A term of the school year; first and last day included. That no two overlap is in the migrations
 * alone.
 */
export const terms = tenantTable(
  'terms',
  {
    name: text('name').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
  },
  (t) => [
    check('terms_in_order', sql`${t.endsOn} > ${t.startsOn}`),
    unique('terms_name').on(t.schoolId, t.name),
  ],
)

/** Days on which the building is empty: holidays and closed weeks; first and last day included. */
export const closedDays = tenantTable(
  'closed_days',
  {
    name: text('name').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
  },
  (t) => [
    check('closed_days_in_order', sql`${t.endsOn} >= ${t.startsOn}`),
    unique('closed_days_once').on(t.schoolId, t.name, t.startsOn, t.endsOn),
    index('closed_days_when').on(t.schoolId, t.startsOn),
  ],
)

/**
 * A member's leave, first and last day included; without a last day it is open. Why is nobody's
 * business, so it is not asked.
 */
export const leaves = tenantTable(
  'leaves',
  {
    memberId: uuid('member_id').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: momentNow('recorded_at'),
    /** When its first day had come and what they held had passed on. */
    begunAt: moment('begun_at'),
    cancelledAt: moment('cancelled_at'),
  },
  (t) => [
    within(t, t.memberId, members),
    within(t, t.recordedBy, members),
    check('leaves_in_order', sql`${t.endsOn} >= ${t.startsOn}`),
    index('leaves_of').on(t.schoolId, t.memberId, t.startsOn),
    index('leaves_to_begin')
      .on(t.startsOn)
      .where(sql`${t.begunAt} is null and ${t.cancelledAt} is null`),
  ],
)
