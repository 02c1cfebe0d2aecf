import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  authorities,
  closings,
  decisionStates,
  methods,
  outcomes,
  parts,
  voices,
} from '../../app/vocabulary/decisions'
import {
  bracketed,
  either,
  every,
  moment,
  momentNow,
  oneOf,
  tenantTable,
  within,
  words,
} from './columns'
import { initiatives } from './initiatives'
import { members } from './members'

/**
 * A decision from its draft to its outcome. Its rules (a copy of the method's configuration) are
 * fixed when it opens, and nothing about it changes once it is decided: a later one supersedes it,
 * a review says what became of it. One that was settled in a room and written down afterwards is
 * decided from its first moment. The triggers that hold this call db/functions/decisions.
 */
export const decisions = tenantTable(
  'decisions',
  {
    number: integer('number').notNull(),
    state: words('state', decisionStates).notNull().default('decided'),
    inTheRoom: boolean('in_the_room').notNull().default(true),
    question: text('question').notNull(),
    method: words('method', methods).notNull(),
    rules: jsonb('rules'),
    authority: words('authority', authorities).notNull(),
    proposerId: uuid('proposer_id'),
    /**
     * Who sees it through since it passed on from the one who proposed it; until then nobody stands
     * here.
     */
    keeperId: uuid('keeper_id'),
    version: integer('version').notNull().default(1),
    round: integer('round').notNull().default(0),
    openedAt: moment('opened_at'),
    deadline: moment('deadline'),
    closedAt: moment('closed_at'),
    closedBy: uuid('closed_by'),
    closedHow: words('closed_how', closings),
    outcome: words('outcome', outcomes),
    decided: text('decided').notNull().default(''),
    why: text('why').notNull().default(''),
    tally: text('tally').notNull().default(''),
    decidedOn: date('decided_on'),
    reviewOn: date('review_on'),
    initiativeId: uuid('initiative_id'),
    supersedesId: uuid('supersedes_id'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: momentNow('recorded_at'),
  },
  (t) => [
    unique('decisions_number').on(t.schoolId, t.number),
    uniqueIndex('decisions_superseded_once')
      .on(t.schoolId, t.supersedesId)
      .where(sql`${t.outcome} is null or ${t.outcome} = 'passed'`),
    within(t, t.initiativeId, initiatives),
    within(t, t.recordedBy, members),
    within(t, t.proposerId, members),
    within(t, t.keeperId, members),
    within(t, t.closedBy, members),
    oneOf('decisions_state', t.state, decisionStates),
    oneOf('decisions_method', t.method, methods),
    oneOf('decisions_authority', t.authority, authorities),
    oneOf('decisions_outcome', t.outcome, outcomes),
    oneOf('decisions_closed_how', t.closedHow, closings),
    check(
      'decisions_rules_hold',
      sql`${t.rules} is null or method_rules_hold(${t.method}, ${t.rules})`,
    ),
    check(
      'decisions_decided_whole',
      every(
        sql`(${t.state} = 'decided') = (${t.outcome} is not null)`,
        sql`(${t.state} = 'decided') = (${t.decidedOn} is not null)`,
      ),
    ),
    check(
      'decisions_decided_is_said',
      sql`${t.state} <> 'decided' or length(trim(${t.decided})) > 0`,
    ),
    check(
      'decisions_opened_whole',
      either(
        sql`${t.state} not in ('open', 'closing')`,
        bracketed(
          every(
            sql`${t.openedAt} is not null`,
            sql`${t.deadline} is not null`,
            sql`${t.rules} is not null`,
            sql`${t.proposerId} is not null`,
            sql`${t.round} > 0`,
          ),
        ),
      ),
    ),
    check(
      'decisions_closed_whole',
      every(
        sql`(${t.state} <> 'closing' or ${t.closedAt} is not null)`,
        sql`(${t.state} <> 'open' or ${t.closedAt} is null)`,
      ),
    ),
    check('decisions_deadline_ahead', sql`${t.deadline} > ${t.openedAt}`),
    check(
      'decisions_consent_is_reviewed',
      either(
        sql`${t.inTheRoom}`,
        sql`${t.method} <> 'consent'`,
        sql`${t.outcome} is distinct from 'passed'`,
        sql`${t.reviewOn} is not null`,
      ),
    ),
    check('decisions_review_later', sql`${t.reviewOn} > ${t.decidedOn}`),
    check('decisions_supersede_another', sql`${t.supersedesId} <> ${t.id}`),
    index('decisions_when').on(t.schoolId, t.decidedOn),
    index('decisions_of_initiative').on(t.schoolId, t.initiativeId),
    index('decisions_recorded')
      .on(t.schoolId, t.recordedAt)
      .where(sql`${t.state} = 'decided'`),
    index('decisions_under_way')
      .on(t.schoolId, t.state)
      .where(sql`${t.state} <> 'decided'`),
    index('decisions_open')
      .on(t.schoolId, t.deadline)
      .where(sql`${t.state} = 'open'`),
    index('decisions_due')
      .on(t.deadline)
      .where(sql`${t.state} = 'open'`),
    index('decisions_to_review')
      .on(t.schoolId, t.reviewOn)
      .where(sql`${t.outcome} = 'passed'`),
  ],
)

/** Who is invited, by name, to decide, to advise or to look on. */
export const decisionParticipants = tenantTable(
  'decision_participants',
  {
    decisionId: uuid('decision_id').notNull(),
    memberId: uuid('member_id').notNull(),
    part: words('part', parts).notNull().default('decision-maker'),
    voice: words('voice', voices),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.memberId, members),
    unique('decision_participants_once').on(t.schoolId, t.decisionId, t.memberId),
    oneOf('decision_participants_part', t.part, parts),
    oneOf('decision_participants_voice', t.voice, voices),
    index('decision_participants_of').on(t.schoolId, t.memberId),
  ],
)
