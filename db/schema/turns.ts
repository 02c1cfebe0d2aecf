import { sql } from 'drizzle-orm'
import { boolean, check, date, index, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { cameAbout, roles } from '../../app/vocabulary'
import {
  either,
  every,
  moment,
  momentNow,
  oneOf,
  revisions,
  tenantTable,
  within,
  words,
} from './columns'
import { leaves } from './calendar'
import { initiatives } from './initiatives'
import { members } from './members'

/**
 * One member's time in one role on one initiative, from `beganAt` up to (not including) `endedAt`;
 * open while that is null. Instants, not days, so that a lead handed over at noon leaves no empty
 * seat and no double one; pages speak in local days. The exclusion constraints (one lead a seat,
 * one role a person) are in the migrations alone. A turn that was planned and never came ends in
 * the moment it would have begun: it took no time, and stands in no history.
 */
export const turns = tenantTable(
  'turns',
  {
    initiativeId: uuid('initiative_id').notNull(),
    memberId: uuid('member_id').notNull(),
    role: words('role', roles).notNull(),
    seat: smallint('seat'),
    beganAt: momentNow('began_at'),
    endedAt: moment('ended_at'),
    cameAbout: words('came_about', cameAbout).notNull(),
    reason: text('reason').notNull().default(''),
    /** The local day on which it was first planned to begin, where the school is closed then. */
    wantedOn: date('wanted_on'),
    /** Whether its holder asked to leave with its end; else they hold something after it. */
    leaves: boolean('leaves').notNull().default(false),
    /** In whose place its holder leads, for some days of a lead that is the other's. */
    standsInFor: uuid('stands_in_for'),
    /** The leave after which its holder goes on with what the leave ended. */
    afterLeaveId: uuid('after_leave_id'),
    endReason: text('end_reason').notNull().default(''),
    reflection: text('reflection').notNull().default(''),
    reflectionShared: boolean('reflection_shared').notNull().default(false),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: momentNow('recorded_at'),
    ...revisions(),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.memberId, members),
    within(t, t.recordedBy, members),
    within(t, t.standsInFor, members),
    within(t, t.afterLeaveId, leaves),
    check(
      'turns_stands_in_for_another',
      either(
        sql`${t.standsInFor} is null`,
        sql`(${t.role} = 'lead' and ${t.standsInFor} <> ${t.memberId})`,
      ),
    ),
    check('turns_never_end_before_they_begin', sql`${t.endedAt} >= ${t.beganAt}`),
    check('turns_leads_have_a_seat', sql`(${t.role} = 'lead') = (${t.seat} is not null)`),
    check('turns_seat', sql`${t.seat} between 1 and 3`),
    oneOf('turns_role', t.role, roles),
    oneOf('turns_came_about', t.cameAbout, cameAbout),
    index('turns_of_initiative').on(t.schoolId, t.initiativeId, t.beganAt),
    index('turns_of_member').on(t.schoolId, t.memberId, t.beganAt),
    index('turns_known').on(t.schoolId, sql`greatest(${t.beganAt}, ${t.recordedAt})`),
    index('turns_ended')
      .on(t.schoolId, t.endedAt)
      .where(sql`${t.endedAt} is not null`),
    index('turns_now')
      .on(t.schoolId, t.initiativeId, t.role, t.seat, t.beganAt, t.memberId, t.id)
      .where(sql`${t.endedAt} is null`),
  ],
)

/**
 * A hand-over of one lead turn: planned, prepared (the outgoing lead's notes), offered to someone,
 * accepted or declined; done when its day has come. With no day it happens at the moment it is
 * accepted. Whom the fairness ledger would have suggested is kept beside the choice.
 */
export const handOvers = tenantTable(
  'hand_overs',
  {
    initiativeId: uuid('initiative_id').notNull(),
    turnId: uuid('turn_id').notNull(),
    toMemberId: uuid('to_member_id'),
    dueOn: date('due_on'),
    /** The day that was thought of first, where the school's calendar moved it. */
    wantedOn: date('wanted_on'),
    stands: text('stands').notNull().default(''),
    next: text('next').notNull().default(''),
    wish: text('wish').notNull().default(''),
    reflection: text('reflection').notNull().default(''),
    reflectionShared: boolean('reflection_shared').notNull().default(false),
    weeksShadowed: smallint('weeks_shadowed').notNull().default(0),
    weeksBeside: smallint('weeks_beside').notNull().default(0),
    suggestedId: uuid('suggested_id'),
    choiceReason: text('choice_reason').notNull().default(''),
    preparedBy: uuid('prepared_by').notNull(),
    preparedAt: momentNow('prepared_at'),
    offeredBy: uuid('offered_by'),
    offeredAt: moment('offered_at'),
    answer: words('answer', ['accepted', 'declined', 'withdrawn'] as const),
    answerReason: text('answer_reason').notNull().default(''),
    answeredAt: moment('answered_at'),
    incomingTurnId: uuid('incoming_turn_id'),
    /** Once accepted: the last local day up to which the outgoing lead was to lead otherwise. */
    ledUntil: date('led_until'),
    ...revisions(),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.turnId, turns),
    within(t, t.toMemberId, members),
    within(t, t.suggestedId, members),
    within(t, t.preparedBy, members),
    within(t, t.offeredBy, members),
    within(t, t.incomingTurnId, turns),
    oneOf('hand_overs_answer', t.answer, ['accepted', 'declined', 'withdrawn']),
    check('hand_overs_answered_when', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check(
      'hand_overs_offered_to_someone',
      every(
        sql`(${t.offeredAt} is null) = (${t.offeredBy} is null)`,
        sql`(${t.offeredAt} is null or (${t.toMemberId} is not null and ${t.stands} <> ''))`,
      ),
    ),
    check(
      'hand_overs_answered_once_offered',
      sql`${t.answer} is null or ${t.answer} = 'withdrawn' or ${t.offeredAt} is not null`,
    ),
    check(
      'hand_overs_weeks',
      sql`${t.weeksShadowed} between 0 and 12 and ${t.weeksBeside} between 0 and 12`,
    ),
    uniqueIndex('hand_overs_one_open_per_turn')
      .on(t.schoolId, t.turnId)
      .where(sql`${t.answer} is null`),
    index('hand_overs_of_initiative').on(t.schoolId, t.initiativeId, t.preparedAt),
    index('hand_overs_to')
      .on(t.schoolId, t.toMemberId)
      .where(sql`${t.answer} is null`),
  ],
)
