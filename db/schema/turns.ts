import { sql } from 'drizzle-orm'
import { boolean, check, index, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { cameAbout, readinesses, roles } from '../../app/words'
import { moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { initiatives } from './initiatives'
import { members } from './members'

/**
 * One member's time in one role on one initiative, from `beganAt` up to (not including) `endedAt`; open while that is null.
 * Instants, not days, so that a lead handed over at noon leaves no empty seat and no double one; pages speak in local days.
 * The exclusion constraints (one lead a seat, one role a person) are in the hand-written migration beside the generated one.
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
    endReason: text('end_reason').notNull().default(''),
    reflection: text('reflection').notNull().default(''),
    reflectionShared: boolean('reflection_shared').notNull().default(false),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: momentNow('recorded_at'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.memberId, members),
    within(t, t.recordedBy, members),
    check('turns_end_after_they_begin', sql`${t.endedAt} > ${t.beganAt}`),
    check('turns_leads_have_a_seat', sql`(${t.role} = 'lead') = (${t.seat} is not null)`),
    check('turns_seat', sql`${t.seat} between 1 and 3`),
    oneOf('turns_role', t.role, roles),
    oneOf('turns_came_about', t.cameAbout, cameAbout),
    index('turns_of_initiative').on(t.schoolId, t.initiativeId, t.beganAt),
    index('turns_of_member').on(t.schoolId, t.memberId, t.beganAt),
    index('turns_open').on(t.schoolId, t.initiativeId).where(sql`${t.endedAt} is null`),
  ],
)

/** A hand-over of one lead turn: the outgoing lead's three notes, and the answer of the one who receives. */
export const handOvers = tenantTable(
  'hand_overs',
  {
    initiativeId: uuid('initiative_id').notNull(),
    turnId: uuid('turn_id').notNull(),
    toMemberId: uuid('to_member_id').notNull(),
    stands: text('stands').notNull(),
    next: text('next').notNull(),
    wish: text('wish').notNull().default(''),
    reflection: text('reflection').notNull().default(''),
    reflectionShared: boolean('reflection_shared').notNull().default(false),
    offeredBy: uuid('offered_by').notNull(),
    offeredAt: momentNow('offered_at'),
    answer: words('answer', ['accepted', 'declined', 'withdrawn'] as const),
    answerReason: text('answer_reason').notNull().default(''),
    answeredAt: moment('answered_at'),
    incomingTurnId: uuid('incoming_turn_id'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.turnId, turns),
    within(t, t.toMemberId, members),
    within(t, t.offeredBy, members),
    within(t, t.incomingTurnId, turns),
    oneOf('hand_overs_answer', t.answer, ['accepted', 'declined', 'withdrawn']),
    check('hand_overs_answered_when', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    uniqueIndex('hand_overs_one_open_per_turn').on(t.schoolId, t.turnId).where(sql`${t.answer} is null`),
    index('hand_overs_of_initiative').on(t.schoolId, t.initiativeId, t.offeredAt),
    index('hand_overs_to').on(t.schoolId, t.toMemberId).where(sql`${t.answer} is null`),
  ],
)

/** A standing offer to lead: it waits until a seat is free and someone says yes, or it is withdrawn. */
export const offers = tenantTable(
  'offers',
  {
    initiativeId: uuid('initiative_id').notNull(),
    memberId: uuid('member_id').notNull(),
    readiness: words('readiness', readinesses).notNull(),
    note: text('note').notNull().default(''),
    offeredAt: momentNow('offered_at'),
    answer: words('answer', ['accepted', 'declined', 'withdrawn'] as const),
    answerReason: text('answer_reason').notNull().default(''),
    answeredBy: uuid('answered_by'),
    answeredAt: moment('answered_at'),
    turnId: uuid('turn_id'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.memberId, members),
    within(t, t.answeredBy, members),
    within(t, t.turnId, turns),
    oneOf('offers_readiness', t.readiness, readinesses),
    oneOf('offers_answer', t.answer, ['accepted', 'declined', 'withdrawn']),
    uniqueIndex('offers_one_open_per_member').on(t.schoolId, t.initiativeId, t.memberId).where(sql`${t.answer} is null`),
    index('offers_of_member').on(t.schoolId, t.memberId),
  ],
)
