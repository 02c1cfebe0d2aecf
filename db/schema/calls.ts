import { sql } from 'drizzle-orm'
import { boolean, check, date, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { audiences, callRoles, readinesses } from '../../app/vocabulary'
import { initiatives } from './initiatives'
import { every, moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { members } from './members'
import { handOvers, turns } from './turns'

/**
 * An open request for someone to take a role: from when to when, what it takes, and what is given
 * for it.
 */
export const calls = tenantTable(
  'calls',
  {
    initiativeId: uuid('initiative_id').notNull(),
    role: words('role', callRoles).notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
    /**
     * The day by which offers are hoped for: never in a closed week, and nothing closes by itself.
     */
    closesOn: date('closes_on'),
    /** Why a day is later than it was first thought of. */
    rolled: text('rolled').notNull().default(''),
    hours: text('hours').notNull().default(''),
    recompense: text('recompense').notNull().default(''),
    skills: text('skills').notNull().default(''),
    support: text('support').notNull().default(''),
    audience: words('audience', audiences).notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedAt: momentNow('opened_at'),
    closedAt: moment('closed_at'),
    closedBy: uuid('closed_by'),
    closing: text('closing').notNull().default(''),
    /** The hand-over by whose acceptance it closed. */
    handOverId: uuid('hand_over_id'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.openedBy, members),
    within(t, t.closedBy, members),
    within(t, t.handOverId, handOvers),
    oneOf('calls_role', t.role, callRoles),
    oneOf('calls_audience', t.audience, audiences),
    check('calls_handed_are_closed', sql`${t.handOverId} is null or ${t.closedAt} is not null`),
    check('calls_in_order', sql`${t.endsOn} >= ${t.startsOn}`),
    uniqueIndex('calls_one_open_per_role')
      .on(t.schoolId, t.initiativeId, t.role)
      .where(sql`${t.closedAt} is null`),
    index('calls_of').on(t.schoolId, t.initiativeId, t.openedAt),
  ],
)

/**
 * Someone was asked, by name: by a call to some, or face to face. A fact that stays, whatever the
 * answer.
 */
export const asks = tenantTable(
  'asks',
  {
    initiativeId: uuid('initiative_id').notNull(),
    callId: uuid('call_id'),
    memberId: uuid('member_id').notNull(),
    role: words('role', callRoles).notNull(),
    note: text('note').notNull().default(''),
    askedBy: uuid('asked_by').notNull(),
    askedAt: momentNow('asked_at'),
    answer: words('answer', ['accepted', 'declined', 'withdrawn'] as const),
    answerReason: text('answer_reason').notNull().default(''),
    answeredAt: moment('answered_at'),
    turnId: uuid('turn_id'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.callId, calls),
    within(t, t.memberId, members),
    within(t, t.askedBy, members),
    within(t, t.turnId, turns),
    oneOf('asks_role', t.role, callRoles),
    oneOf('asks_answer', t.answer, ['accepted', 'declined', 'withdrawn']),
    check('asks_answered_when', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    uniqueIndex('asks_one_open_per_role')
      .on(t.schoolId, t.initiativeId, t.memberId, t.role)
      .where(sql`${t.answer} is null`),
    index('asks_of_member').on(t.schoolId, t.memberId),
  ],
)

/**
 * A standing offer: it waits, with or without a call, until someone says yes, or it is withdrawn.
 * One for two counts once the other has agreed. A private one is for the caller's eyes until it is
 * chosen (db/functions/calls/may_see_offer.sql), so there is a call to answer. Whom the fairness
 * ledger would have suggested is kept beside the choice.
 */
export const offers = tenantTable(
  'offers',
  {
    initiativeId: uuid('initiative_id').notNull(),
    callId: uuid('call_id'),
    memberId: uuid('member_id').notNull(),
    withMemberId: uuid('with_member_id'),
    withAnswer: words('with_answer', ['agreed', 'declined'] as const),
    withAnsweredAt: moment('with_answered_at'),
    readiness: words('readiness', readinesses).notNull(),
    note: text('note').notNull().default(''),
    isPrivate: boolean('is_private').notNull().default(false),
    offeredAt: momentNow('offered_at'),
    answer: words('answer', ['accepted', 'declined', 'withdrawn'] as const),
    answerReason: text('answer_reason').notNull().default(''),
    answeredBy: uuid('answered_by'),
    answeredAt: moment('answered_at'),
    /** Two had offered together, and who answered leads without the other. */
    isParted: boolean('is_parted').notNull().default(false),
    /** The hand-over by whose acceptance its call closed. */
    handOverId: uuid('hand_over_id'),
    suggestedId: uuid('suggested_id'),
    turnId: uuid('turn_id'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.callId, calls),
    within(t, t.memberId, members),
    within(t, t.withMemberId, members),
    within(t, t.answeredBy, members),
    within(t, t.handOverId, handOvers),
    within(t, t.suggestedId, members),
    within(t, t.turnId, turns),
    oneOf('offers_readiness', t.readiness, readinesses),
    oneOf('offers_answer', t.answer, ['accepted', 'declined', 'withdrawn']),
    oneOf('offers_with_answer', t.withAnswer, ['agreed', 'declined']),
    check('offers_pair_is_two', sql`${t.withMemberId} <> ${t.memberId}`),
    check(
      'offers_pair_answers',
      every(
        sql`(${t.withAnswer} is null) = (${t.withAnsweredAt} is null)`,
        sql`(${t.withAnswer} is null or ${t.withMemberId} is not null)`,
      ),
    ),
    check(
      'offers_parted_were_two',
      sql`not ${t.isParted} or ${t.answer} = 'withdrawn' and ${t.withMemberId} is not null`,
    ),
    check('offers_handed_are_declined', sql`${t.handOverId} is null or ${t.answer} = 'declined'`),
    check('offers_private_to_a_caller', sql`not ${t.isPrivate} or ${t.callId} is not null`),
    uniqueIndex('offers_one_open_per_member')
      .on(t.schoolId, t.initiativeId, t.memberId)
      .where(sql`${t.answer} is null`),
    index('offers_of_member').on(t.schoolId, t.memberId),
    index('offers_to_call').on(t.schoolId, t.callId),
  ],
)
