import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { authorities, methods, outcomes, parts } from '../../app/words'
import { momentNow, oneOf, tenantTable, within, words } from './columns'
import { initiatives } from './initiatives'
import { members } from './members'

/** A decision as it stands in the log. Never edited: a later one supersedes it. */
export const decisions = tenantTable(
  'decisions',
  {
    number: integer('number').notNull(),
    question: text('question').notNull(),
    decided: text('decided').notNull(),
    why: text('why').notNull().default(''),
    method: words('method', methods).notNull(),
    authority: words('authority', authorities).notNull(),
    outcome: words('outcome', outcomes).notNull(),
    tally: text('tally').notNull().default(''),
    decidedOn: date('decided_on').notNull(),
    reviewOn: date('review_on'),
    initiativeId: uuid('initiative_id'),
    supersedesId: uuid('supersedes_id'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: momentNow('recorded_at'),
  },
  (t) => [
    unique('decisions_number').on(t.schoolId, t.number),
    unique('decisions_superseded_once').on(t.schoolId, t.supersedesId),
    within(t, t.initiativeId, initiatives),
    within(t, t.recordedBy, members),
    oneOf('decisions_method', t.method, methods),
    oneOf('decisions_authority', t.authority, authorities),
    oneOf('decisions_outcome', t.outcome, outcomes),
    check('decisions_review_later', sql`${t.reviewOn} > ${t.decidedOn}`),
    check('decisions_supersede_another', sql`${t.supersedesId} <> ${t.id}`),
    index('decisions_when').on(t.schoolId, t.decidedOn),
    index('decisions_of_initiative').on(t.schoolId, t.initiativeId),
  ],
)

export const decisionParticipants = tenantTable(
  'decision_participants',
  {
    decisionId: uuid('decision_id').notNull(),
    memberId: uuid('member_id').notNull(),
    part: words('part', parts).notNull().default('decision-maker'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.memberId, members),
    unique('decision_participants_once').on(t.schoolId, t.decisionId, t.memberId),
    oneOf('decision_participants_part', t.part, parts),
    index('decision_participants_of').on(t.schoolId, t.memberId),
  ],
)
