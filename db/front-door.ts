import { eq, lte, sql as expression } from 'drizzle-orm'
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import type { Access, DueKind, LetterHabit, Position } from '../app/vocabulary'
import { pool } from './connect'
import { accounts, schools, sessions } from './schema'
import { atTheDoor, db, sql } from './school'

export { atTheDoor } from './school'

export type Membership = {
  schoolId: string
  slug: string
  school: string
  timeZone: string
  today: string
  version: number
  memberId: string
  memberName: string
  initials: string
  access: Access
  position: Position
}

export type SignedIn = { email: string; name: string; now: string; memberships: Membership[] }

/** The password that someone showed is the account's no more. */
export class PasswordChanged extends Error {}

/** Lucia's adapter: the session, its account and every school it belongs to now, in one look-up. */
export const adapter: Adapter = {
  async getSessionAndUser(sessionId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [row] = await pool()<SessionRow[]>`select * from door.session(${sessionId})`
    if (!row) return [null, null]
    const { email, name, now, memberships, is_stale: isStale, is_confirmed: isConfirmed } = row
    return [
      {
        id: row.id,
        userId: row.account_id,
        expiresAt: new Date(row.expires_at),
        attributes: { isStale, isConfirmed },
      },
      { id: row.account_id, attributes: { email, name, now, memberships } },
    ]
  },
  async getUserSessions(accountId) {
    const rows = await atTheDoor(() =>
      db().select().from(sessions).where(eq(sessions.accountId, accountId)),
    )
    return rows.map((row) => ({
      id: row.id,
      userId: row.accountId,
      expiresAt: new Date(row.expiresAt),
      attributes: neverUsed,
    }))
  },
  // The one who changes the password meanwhile holds the account, so that this waits, and then
  // finds that it is another.
  async setSession({ id, userId, expiresAt, attributes: { browser = '', shown = '' } }) {
    const begun = await atTheDoor(
      () => sql()`
      insert into sessions (id, account_id, browser, expires_at)
      select ${id}, id, ${browser}, ${expiresAt.toISOString()}::text::timestamptz
      from accounts
      where id = ${userId} and password_hash = ${shown}
      for share`,
    )
    if (begun.count === 0) throw new PasswordChanged()
  },
  // A look at a session is no use of it: an open stream looks for ever. What uses it says so, by
  // `renewSession`.
  async updateSessionExpiration() {},
  async deleteSession(id) {
    await atTheDoor(() => db().delete(sessions).where(eq(sessions.id, id)))
  },
  async deleteUserSessions(accountId) {
    await atTheDoor(() => db().delete(sessions).where(eq(sessions.accountId, accountId)))
  },
  async deleteExpiredSessions() {
    await atTheDoor(() =>
      db().delete(sessions).where(lte(sessions.expiresAt, new Date().toISOString())),
    )
  },
}

/**
 * What the door knows of a session: whether its last use was more than an hour ago, and its
 * password asked again within ten minutes; and as it begins, on which browser, and the hash of the
 * password that was shown.
 */
export type SessionState = {
  isStale: boolean
  isConfirmed: boolean
  browser?: string
  shown?: string
}

const neverUsed: SessionState = { isStale: false, isConfirmed: false }

type SessionRow = {
  id: string
  account_id: string
  expires_at: string
  is_stale: boolean
  is_confirmed: boolean
} & SignedIn

/** A session in use ends seven days later, and never after its thirtieth day. */
export async function renewSession(id: string) {
  const until = expression`least(${sessions.endsAt}, now() + interval '7 days')`
  await atTheDoor(() =>
    db()
      .update(sessions)
      .set({ usedAt: expression`now()`, expiresAt: until })
      .where(eq(sessions.id, id)),
  )
}

/** Keeps that the password of this session was asked again just now. */
export async function confirmSession(id: string) {
  await atTheDoor(() =>
    db()
      .update(sessions)
      .set({ confirmedAt: expression`now()` })
      .where(eq(sessions.id, id)),
  )
}

export async function accountByEmail(email: string) {
  const [account] = await atTheDoor(() =>
    db()
      .select()
      .from(accounts)
      .where(eq(expression`lower(${accounts.email})`, email.toLowerCase())),
  )
  return account
}

export async function accountById(id: string) {
  const [account] = await atTheDoor(() => db().select().from(accounts).where(eq(accounts.id, id)))
  return account
}

/**
 * Every school there is: for what is set up once. What is looked for again and again asks only
 * where it is due.
 */
export async function everySchool() {
  const all = await atTheDoor(() =>
    db().select({ id: schools.id }).from(schools).orderBy(schools.id),
  )
  return all.map(({ id }) => id)
}

/**
 * One look over all schools: when it began (ISO, the database's real clock), and who looks, by the
 * lock that shows that they live.
 */
export type Looker = { began: string; holder: string | null }

/** Begins a look over all schools. */
export async function beginLooking(holder: string | null): Promise<Looker> {
  const [now] = await pool()<{ began: string }[]>`select statement_timestamp() as began`
  return { began: now?.began ?? '', holder }
}

/**
 * Takes in hand up to so many of the schools where something of this kind is due, for this looker
 * alone, the longest due first; none when there are none. The one who dies with them in hand leaves
 * them to the next.
 */
export async function takeDue(kind: DueKind, { began, holder }: Looker, most: number) {
  const taken = await atTheDoor(
    () => sql()<{ id: string }[]>`
    select school_id as id
    from door.take_due(${kind}, ${most}, ${holder}, ${began}::text::timestamptz)`,
  )
  return taken.map(({ id }) => id)
}

/**
 * Puts schools down that were taken in hand: those where the work is done, and those where it
 * failed, to be tried again after ever longer waits.
 */
export async function putDown(
  kind: DueKind,
  { done, failed }: { done: string[]; failed: string[] },
) {
  await atTheDoor(() => sql()`select door.put_down(${kind}, ${done}::uuid[], ${failed}::uuid[])`)
}

/** An invitation as its mailed token finds it: open, or how it ended. */
export type MailedInvitation = {
  school_id: string
  slug: string
  school: string
  invitation_id: string
  email: string
  name: string
  inviter: string
  ended: 'used' | 'closed' | 'withdrawn' | 'expired' | null
}

/**
 * Whose calendar is behind the address whose token has this hash: one that stands, of a member
 * who is here.
 */
export async function calendarByToken(tokenHash: string) {
  const [row] = await pool()<
    { school_id: string; member_id: string }[]
  >`select * from door.calendar(${tokenHash})`
  return row
}

export type Lettered = {
  school_id: string
  member_id: string
  slug: string
  school: string
  letters: LetterHabit
}

/**
 * Whose letters are stopped by the secret with this hash: a member who is here, and how often they
 * get letters now.
 */
export async function lettersByToken(tokenHash: string) {
  const [row] = await pool()<Lettered[]>`select * from door.letters(${tokenHash})`
  return row
}

export async function invitationByToken(tokenHash: string): Promise<MailedInvitation | undefined> {
  const [row] = await pool()<MailedInvitation[]>`select * from door.invitation(${tokenHash})`
  return row
}

export type FormerSchool = { slug: string; school: string; left_on: string }

/**
 * The schools that an account belonged to and does not any more, each with the local day since, the
 * latest first.
 */
export async function formerSchoolsOf(accountId: string) {
  return [
    ...(await pool()<
      FormerSchool[]
    >`select slug, school, left_on::text from door.former_schools(${accountId})`),
  ]
}
