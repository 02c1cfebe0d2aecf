import { sql } from 'drizzle-orm'
import { boolean, check, customType, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { randomUUID } from 'node:crypto'
import { meanings } from '../../app/vocabulary/decisions'
import { moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { decisions } from './decisions'
import { members } from './members'

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/**
 * One invited person's answer in one round of asking. The row is there from the invitation, so that
 * "not heard from" is a plain query. Of a secret ballot it says only that this person voted.
 */
export const responses = tenantTable(
  'responses',
  {
    decisionId: uuid('decision_id').notNull(),
    round: integer('round').notNull(),
    memberId: uuid('member_id').notNull(),
    choice: words('choice', meanings),
    reason: text('reason').notNull().default(''),
    voted: boolean('voted').notNull().default(false),
    respondedAt: moment('responded_at'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.memberId, members),
    unique('responses_one_each').on(t.schoolId, t.decisionId, t.round, t.memberId),
    oneOf('responses_choice', t.choice, meanings),
    check('responses_heard_whole', sql`(${t.choice} is not null) = (${t.respondedAt} is not null)`),
    check(
      'responses_secret_or_said',
      sql`not ${t.voted} or (${t.choice} is null and ${t.reason} = '')`,
    ),
    index('responses_of').on(t.schoolId, t.memberId),
  ],
)

/** Every answer as it was given, also those that were changed later. */
export const responseChanges = tenantTable(
  'response_changes',
  {
    responseId: uuid('response_id').notNull(),
    choice: words('choice', meanings).notNull(),
    reason: text('reason').notNull().default(''),
    saidAt: momentNow('said_at'),
  },
  (t) => [
    within(t, t.responseId, responses),
    oneOf('response_changes_choice', t.choice, meanings),
    index('response_changes_of').on(t.schoolId, t.responseId, t.saidAt),
  ],
)

/**
 * While a secret ballot is open: each voter's choice, sealed, so that it can still be changed. Gone
 * at the close.
 */
export const heldBallots = tenantTable(
  'held_ballots',
  {
    decisionId: uuid('decision_id').notNull(),
    memberId: uuid('member_id').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.memberId, members),
    unique('held_ballots_one_each').on(t.schoolId, t.decisionId, t.memberId),
  ],
)

/** The key that the held ballots of one decision are sealed with. Gone at the close. */
export const ballotKeys = tenantTable(
  'ballot_keys',
  { decisionId: uuid('decision_id').notNull(), key: bytes('key').notNull() },
  (t) => [
    within(t, t.decisionId, decisions),
    unique('ballot_keys_one').on(t.schoolId, t.decisionId),
  ],
)

/**
 * A counted secret ballot: no person, no time, and an id that is random rather than rising. All of
 * one decision are written at once, shuffled.
 */
export const ballots = tenantTable(
  'ballots',
  {
    id: uuid('id')
      .notNull()
      .$defaultFn(() => randomUUID()),
    decisionId: uuid('decision_id').notNull(),
    choice: words('choice', meanings).notNull(),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    oneOf('ballots_choice', t.choice, ['yes', 'no', 'abstains']),
    index('ballots_of').on(t.schoolId, t.decisionId),
  ],
)
