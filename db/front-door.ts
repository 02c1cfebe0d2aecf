import { eq, lte, sql } from 'drizzle-orm'
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import type { Access, LetterHabit, Position } from '../app/words'
import { pool } from './connect'
import { accounts, sessions } from './schema'
import { atTheDoor, db, written } from './school'

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

export type Standing = { email: string; name: string; now: string; memberships: Membership[] }

/** Lucia's adapter: the session, its account and every school it belongs to now, in one look-up. */
export const adapter: Adapter = {
  async getSessionAndUser(sessionId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [row] = await pool()<SessionRow[]>`select * from door.session(${sessionId})`
    if (!row) return [null, null]
    const { email, name, now, memberships, is_stale: isStale, is_confirmed: isConfirmed } = row
    return [
      { id: row.id, userId: row.account_id, expiresAt: new Date(row.expires_at), attributes: { isStale, isConfirmed } },
      { id: row.account_id, attributes: { email, name, now, memberships } },
    ]
  },
  async getUserSessions(accountId) {
    const rows = await atTheDoor(() => db().select().from(sessions).where(eq(sessions.accountId, accountId)))
    return rows.map((row) => ({ id: row.id, userId: row.accountId, expiresAt: new Date(row.expiresAt), attributes: neverUsed }))
  },
  async setSession({ id, userId, expiresAt, attributes: { browser } }) {
    await atTheDoor(() => db().insert(sessions).values({ id, accountId: userId, browser, expiresAt: expiresAt.toISOString() }))
  },
  // A look at a session is no use of it: an open stream looks for ever. What uses it says so, by `renewSession`.
  async updateSessionExpiration() {},
  async deleteSession(id) {
    await atTheDoor(() => db().delete(sessions).where(eq(sessions.id, id)))
  },
  async deleteUserSessions(accountId) {
    await atTheDoor(() => db().delete(sessions).where(eq(sessions.accountId, accountId)))
  },
  async deleteExpiredSessions() {
    await atTheDoor(() => db().delete(sessions).where(lte(sessions.expiresAt, new Date().toISOString())))
  },
}

/** What the door knows of a session: whether its last use was more than an hour ago, and its password asked again within ten minutes. */
export type SessionState = { isStale: boolean; isConfirmed: boolean; browser?: string }

const neverUsed: SessionState = { isStale: false, isConfirmed: false }

type SessionRow = { id: string; account_id: string; expires_at: string; is_stale: boolean; is_confirmed: boolean } & Standing

/** A session in use ends seven days later, and never after its thirtieth day. */
export async function renewSession(id: string) {
  const until = sql`least(${sessions.endsAt}, now() + interval '7 days')`
  await atTheDoor(() => db().update(sessions).set({ usedAt: sql`now()`, expiresAt: until }).where(eq(sessions.id, id)))
}

/** Keeps that the password of this session was asked again just now. */
export async function confirmSession(id: string) {
  await atTheDoor(() => db().update(sessions).set({ confirmedAt: sql`now()` }).where(eq(sessions.id, id)))
}

export async function accountByEmail(email: string) {
  const [account] = await atTheDoor(() => db().select().from(accounts).where(eq(sql`lower(${accounts.email})`, email.toLowerCase())))
  return account
}

export async function accountById(id: string) {
  const [account] = await atTheDoor(() => db().select().from(accounts).where(eq(accounts.id, id)))
  return account
}

/** Every school there is, for what is looked at in each of them; its own rows are read in its own scope. */
export async function everySchool() {
  return (await schoolsAsTheyStand()).map(({ id }) => id)
}

/** The same, each with the version it stands at and the quarter of an hour it is, by the product's clock. */
export async function schoolsAsTheyStand() {
  return [...(await atTheDoor(() => written()<{ id: string; version: number; quarter: number }[]>`
    select s.id, coalesce(v.version, 0)::int as version, floor(extract(epoch from skein_now()) / 900)::int as quarter
    from schools s left join school_versions v on v.school_id = s.id order by s.id`))]
}

/** An invitation as its mailed token finds it: open, or how it ended. */
export type MailedInvitation = { school_id: string; slug: string; school: string; invitation_id: string; email: string; name: string; inviter: string; ended: 'used' | 'withdrawn' | 'expired' | null }

/** Whose calendar lies behind the address whose token has this hash: one that stands, of a member who is here. */
export async function calendarByToken(tokenHash: string) {
  const [row] = await pool()<{ school_id: string; member_id: string }[]>`select * from door.calendar(${tokenHash})`
  return row
}

export type Lettered = { school_id: string; member_id: string; slug: string; school: string; letters: LetterHabit }

/** Whose letters are stopped by the secret with this hash: a member who is here, and how often they get letters now. */
export async function lettersByToken(tokenHash: string) {
  const [row] = await pool()<Lettered[]>`select * from door.letters(${tokenHash})`
  return row
}

export async function invitationByToken(tokenHash: string): Promise<MailedInvitation | undefined> {
  const [row] = await pool()<MailedInvitation[]>`select * from door.invitation(${tokenHash})`
  return row
}

export type FormerSchool = { slug: string; school: string; left_on: string }

/** The schools that an account belonged to and does not any more, each with the local day since, the latest first. */
export async function formerSchoolsOf(accountId: string) {
  return [...(await pool()<FormerSchool[]>`select slug, school, left_on::text from door.former_schools(${accountId})`)]
}

/** The schools where a decision has reached its deadline, a nudge may be sent or a review falls due; local day, and instant. */
export async function schoolsWithDecisionsDue() {
  return atTheDoor(() => written()<{ id: string; today: string; now: string }[]>`select id, today::text, now from door.decisions_due()`)
}
