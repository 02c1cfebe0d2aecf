import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import { moment, momentNow } from './columns'

// Accounts, sessions, mailed links and sign-ups stand outside the schools: one person may belong to
// several. Only the door's role sees them.

export const accounts = pgTable(
  'accounts',
  {
    id: uuid('id')
      .primaryKey()
      .$defaultFn(() => uuidv7()),
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: momentNow('created_at'),
    /** Counted by the database. */
    schoolsFounded: integer('schools_founded').notNull().default(0),
  },
  (t) => [
    uniqueIndex('accounts_email_key').on(sql`lower(${t.email})`),
    check('accounts_found_few_schools', sql`${t.schoolsFounded} <= 50`),
  ],
)

// Sessions live by the real clock, not by a school's that a demo may have set back.
const realMoment = (name: string) => moment(name).notNull()

/**
 * `expiresAt` moves on with use, at most to `endsAt`; `confirmedAt` is when the password was asked
 * again.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
    beganAt: realMoment('began_at').default(sql`now()`),
    usedAt: realMoment('used_at').default(sql`now()`),
    endsAt: realMoment('ends_at').default(sql`now() + interval '30 days'`),
    confirmedAt: moment('confirmed_at'),
    /** What it was begun on, in words, like Firefox on Windows. */
    browser: text('browser').notNull().default(''),
  },
  (t) => [index('sessions_account').on(t.accountId)],
)

/**
 * Someone who asks for an account and has yet to show, by a mailed link, that the address is
 * theirs.
 */
export const signUps = pgTable('sign_ups', {
  tokenHash: text('token_hash').primaryKey(),
  email: text('email').notNull(),
  name: text('name').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
})

export const passwordResets = pgTable(
  'password_resets',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [index('password_resets_account').on(t.accountId)],
)

/**
 * Someone who asks for mail at another address and has yet to show, by a mailed link, that it is
 * theirs.
 */
export const emailChanges = pgTable(
  'email_changes',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [index('email_changes_account').on(t.accountId)],
)

/**
 * A form that was sent, by the hash of its key: what it said, as a hash, and where it led, by the
 * real clock. `alike` is the same for what one person sends in the same form with the same content;
 * its secret is the session's, which is kept nowhere.
 */
export const formKeys = pgTable(
  'form_keys',
  {
    key: text('key').primaryKey(),
    content: text('content').notNull(),
    alike: text('alike'),
    answer: text('answer'),
    madeAt: realMoment('made_at').default(sql`now()`),
  },
  (t) => [index('form_keys_made').on(t.madeAt), index('form_keys_alike').on(t.alike, t.madeAt)],
)

/**
 * A browser that has signed in to an account, by the hash of the secret in its cookie; several
 * people may share one.
 */
export const devices = pgTable(
  'devices',
  {
    tokenHash: text('token_hash').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.tokenHash] })],
)
