import { sql } from 'drizzle-orm'
import {
  check,
  date,
  doublePrecision,
  index,
  integer,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { challenges, healths, stages } from '../../app/vocabulary'
import { moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { members } from './members'

/** A goal of the school improvement plan. */
export const sipGoals = tenantTable('sip_goals', {
  title: text('title').notNull(),
  endedAt: moment('ended_at'),
})

export const initiatives = tenantTable(
  'initiatives',
  {
    number: integer('number').notNull(),
    title: text('title').notNull(),
    purpose: text('purpose').notNull(),
    theoryIf: text('theory_if').notNull().default(''),
    theoryThen: text('theory_then').notNull().default(''),
    theoryBecause: text('theory_because').notNull().default(''),
    challenge: words('challenge', challenges).notNull(),
    learningQuestion: text('learning_question').notNull().default(''),
    voicesAffected: text('voices_affected').notNull().default(''),
    technicalOwnerId: uuid('technical_owner_id'),
    technicalDueOn: date('technical_due_on'),
    stage: words('stage', stages).notNull().default('idea'),
    place: doublePrecision('place').notNull().default(0),
    sponsorId: uuid('sponsor_id'),
    sipGoalId: uuid('sip_goal_id'),
    noGoalBecause: text('no_goal_because').notNull().default(''),
    leadSeats: smallint('lead_seats').notNull().default(1),
    nextHandOverOn: date('next_hand_over_on'),
    lesson: text('lesson').notNull().default(''),
    createdBy: uuid('created_by').notNull(),
    createdAt: momentNow('created_at'),
  },
  (t) => [
    unique('initiatives_number').on(t.schoolId, t.number),
    within(t, t.technicalOwnerId, members),
    within(t, t.sponsorId, members),
    within(t, t.createdBy, members),
    within(t, t.sipGoalId, sipGoals),
    check('initiatives_lead_seats', sql`${t.leadSeats} between 1 and 3`),
    check('initiatives_title_is_said', sql`length(trim(${t.title})) > 0`),
    check(
      'initiatives_stopped_with_a_lesson',
      sql`${t.stage} <> 'stopped' or length(trim(${t.lesson})) > 0`,
    ),
    check('initiatives_goal_or_why', sql`${t.sipGoalId} is null or ${t.noGoalBecause} = ''`),
    oneOf('initiatives_challenge', t.challenge, challenges),
    oneOf('initiatives_stage', t.stage, stages),
  ],
)

/**
 * Someone was asked to sponsor an initiative, and answered once: with a line about why it matters
 * to them, where they accepted.
 */
export const sponsorAsks = tenantTable(
  'sponsor_asks',
  {
    initiativeId: uuid('initiative_id').notNull(),
    memberId: uuid('member_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: momentNow('asked_at'),
    answer: words('answer', ['accepted', 'declined', 'withdrawn'] as const),
    answerReason: text('answer_reason').notNull().default(''),
    answeredAt: moment('answered_at'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.memberId, members),
    within(t, t.askedBy, members),
    oneOf('sponsor_asks_answer', t.answer, ['accepted', 'declined', 'withdrawn']),
    check('sponsor_asks_answered_when', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check(
      'sponsor_asks_accepted_with_a_line',
      sql`${t.answer} is distinct from 'accepted' or length(trim(${t.answerReason})) > 0`,
    ),
    uniqueIndex('sponsor_asks_one_open')
      .on(t.schoolId, t.initiativeId)
      .where(sql`${t.answer} is null`),
    index('sponsor_asks_of_member').on(t.schoolId, t.memberId),
  ],
)

/**
 * A dated line toward an answer to the learning question, which it keeps as it was asked then. Its
 * author may edit it.
 */
export const learningAnswers = tenantTable(
  'learning_answers',
  {
    initiativeId: uuid('initiative_id').notNull(),
    question: text('question').notNull(),
    body: text('body').notNull(),
    writtenBy: uuid('written_by').notNull(),
    writtenAt: momentNow('written_at'),
    editedAt: moment('edited_at'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.writtenBy, members),
    check('learning_answers_body_length', sql`length(trim(${t.body})) between 1 and 500`),
    check('learning_answers_to_a_question', sql`length(trim(${t.question})) > 0`),
    index('learning_answers_of').on(t.schoolId, t.initiativeId, t.writtenAt),
  ],
)

/** Every move of an initiative from stage to stage, kept. */
export const stageMoves = tenantTable(
  'stage_moves',
  {
    initiativeId: uuid('initiative_id').notNull(),
    fromStage: words('from_stage', stages),
    toStage: words('to_stage', stages).notNull(),
    movedBy: uuid('moved_by').notNull(),
    movedAt: momentNow('moved_at'),
    reason: text('reason').notNull().default(''),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.movedBy, members),
    oneOf('stage_moves_to', t.toStage, stages),
    index('stage_moves_of').on(t.schoolId, t.initiativeId, t.movedAt),
    index('stage_moves_when').on(t.schoolId, t.movedAt),
  ],
)

/**
 * A correction names the update that was written first, however often it is corrected: the newest
 * one stands, the others are kept.
 */
export const updates = tenantTable(
  'updates',
  {
    initiativeId: uuid('initiative_id').notNull(),
    writtenBy: uuid('written_by').notNull(),
    writtenAt: momentNow('written_at'),
    health: words('health', healths).notNull(),
    body: text('body').notNull(),
    correctsId: uuid('corrects_id'),
  },
  (t) => [
    within(t, t.initiativeId, initiatives),
    within(t, t.writtenBy, members),
    check('updates_body_length', sql`length(${t.body}) between 1 and 20480`),
    oneOf('updates_health', t.health, healths),
    index('updates_of').on(t.schoolId, t.initiativeId, t.writtenAt),
    index('updates_when').on(t.schoolId, t.writtenAt),
    index('updates_by').on(t.schoolId, t.writtenBy),
    index('updates_correcting')
      .on(t.schoolId, t.correctsId)
      .where(sql`${t.correctsId} is not null`),
  ],
)
