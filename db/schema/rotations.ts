import { sql } from 'drizzle-orm'
import { check, date, index, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { cadences, choosings, turnChanges as changeKinds } from '../../app/vocabulary'
import { initiatives } from './initiatives'
import { every, moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { members } from './members'
import { turns } from './turns'

/**
 * How an initiative's lead rotates. Never changed: the latest plan stands, and the former ones stay
 * to be read.
 */
export const rotationPlans = tenantTable(
  'rotation_plans',
  {
    initiativeId: uuid('initiative_id').notNull(),
    cadence: words('cadence', cadences).notNull(),
    everyWeeks: smallint('every_weeks'),
    milestone: text('milestone').notNull().default(''),
    milestoneOn: date('milestone_on'),
    choosing: words('choosing', choosings).notNull(),
    setBy: uuid('set_by').notNull(),
    setAt: momentNow('set_at'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.setBy, members),
    oneOf('rotation_plans_cadence', t.cadence, cadences),
    oneOf('rotation_plans_choosing', t.choosing, choosings),
    check(
      'rotation_plans_weeks',
      every(
        sql`(${t.cadence} = 'every few weeks') = (${t.everyWeeks} is not null)`,
        sql`${t.everyWeeks} between 1 and 52`,
      ),
    ),
    check(
      'rotation_plans_milestone',
      sql`(${t.cadence} = 'at a milestone') = (${t.milestone} <> '')`,
    ),
    index('rotation_plans_of').on(t.schoolId, t.initiativeId, t.setAt),
  ],
)

/** The order of one plan: who leads after whom, round and round. */
export const rotationOrder = tenantTable(
  'rotation_order',
  {
    planId: uuid('plan_id').notNull(),
    memberId: uuid('member_id').notNull(),
    place: smallint('place').notNull(),
  },
  (t) => [
    within(t, t.planId, rotationPlans),
    within(t, t.memberId, members),
    unique('rotation_order_place').on(t.schoolId, t.planId, t.place),
    unique('rotation_order_once').on(t.schoolId, t.planId, t.memberId),
  ],
)

/**
 * A change between two people that one asks and the other agrees to: two coming turns swapped, a
 * week stood in for, a turn extended once.
 */
export const turnChanges = tenantTable(
  'turn_changes',
  {
    initiativeId: uuid('initiative_id').notNull(),
    kind: words('kind', changeKinds).notNull(),
    turnId: uuid('turn_id').notNull(),
    otherTurnId: uuid('other_turn_id'),
    withMemberId: uuid('with_member_id').notNull(),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
    /** The last day that was asked for, where the school is closed on the day after it. */
    wantedOn: date('wanted_on'),
    reason: text('reason').notNull().default(''),
    askedBy: uuid('asked_by').notNull(),
    askedAt: momentNow('asked_at'),
    answer: words('answer', ['agreed', 'declined', 'withdrawn'] as const),
    answerReason: text('answer_reason').notNull().default(''),
    answeredAt: moment('answered_at'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.turnId, turns),
    within(t, t.otherTurnId, turns),
    within(t, t.withMemberId, members),
    within(t, t.askedBy, members),
    oneOf('turn_changes_kind', t.kind, changeKinds),
    oneOf('turn_changes_answer', t.answer, ['agreed', 'declined', 'withdrawn']),
    check('turn_changes_answered_when', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check('turn_changes_swap_two', sql`(${t.kind} = 'swap') = (${t.otherTurnId} is not null)`),
    check('turn_changes_in_order', sql`${t.endsOn} >= ${t.startsOn}`),
    uniqueIndex('turn_changes_one_open_per_turn')
      .on(t.schoolId, t.turnId)
      .where(sql`${t.answer} is null`),
    uniqueIndex('turn_changes_extended_once')
      .on(t.schoolId, t.turnId)
      .where(sql`${t.kind} = 'extend' and ${t.answer} = 'agreed'`),
    index('turn_changes_of').on(t.schoolId, t.initiativeId, t.askedAt),
    index('turn_changes_with')
      .on(t.schoolId, t.withMemberId)
      .where(sql`${t.answer} is null`),
  ],
)
