import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { reviewResults } from '../../app/vocabulary/decisions'
import { either, moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { decisions } from './decisions'
import { members } from './members'

/**
 * What became of a decision on its review date: one review answers one date. An amended one names
 * the decision that took its place.
 */
export const decisionReviews = tenantTable(
  'decision_reviews',
  {
    decisionId: uuid('decision_id').notNull(),
    dueOn: date('due_on').notNull(),
    result: words('result', reviewResults).notNull(),
    line: text('line').notNull().default(''),
    nextReviewOn: date('next_review_on'),
    reviewedBy: uuid('reviewed_by').notNull(),
    reviewedOn: date('reviewed_on').notNull(),
    reviewedAt: momentNow('reviewed_at'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.reviewedBy, members),
    unique('decision_reviews_one_a_date').on(t.schoolId, t.decisionId, t.dueOn),
    oneOf('decision_reviews_result', t.result, reviewResults),
    check(
      'decision_reviews_next_later',
      either(
        sql`${t.nextReviewOn} is null`,
        sql`(${t.result} = 'kept' and ${t.nextReviewOn} > ${t.reviewedOn})`,
      ),
    ),
  ],
)

/** The one nudge of a round, and when it may be sent: outside quiet hours. */
export const decisionNudges = tenantTable(
  'decision_nudges',
  {
    decisionId: uuid('decision_id').notNull(),
    round: integer('round').notNull(),
    nudgedBy: uuid('nudged_by').notNull(),
    nudgedAt: momentNow('nudged_at'),
    sendAfter: moment('send_after').notNull(),
    sentAt: moment('sent_at'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.nudgedBy, members),
    unique('decision_nudges_once').on(t.schoolId, t.decisionId, t.round),
    index('decision_nudges_due')
      .on(t.sendAfter)
      .where(sql`${t.sentAt} is null`),
  ],
)

/** That a review fell due and was said to those whom it concerns, once. */
export const reviewReminders = tenantTable(
  'review_reminders',
  {
    decisionId: uuid('decision_id').notNull(),
    dueOn: date('due_on').notNull(),
    saidAt: momentNow('said_at'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    unique('review_reminders_once').on(t.schoolId, t.decisionId, t.dueOn),
  ],
)
