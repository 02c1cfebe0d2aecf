import { and, eq, ne } from 'drizzle-orm'
import { sessions } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { found } from '../refusal'
import { hashed } from './tokens'

// All of this happens at the door: call it in that scope.

/**
 * One of a person's own sessions: `key` names it on a page, which never shows its id; `usedAt` is
 * an instant, to the hour.
 */
export type OwnSession = { key: string; browser: string; usedAt: string; isThis: boolean }

const most = 100

/**
 * The sessions of an account that have not run out, this one first, then the latest used; a hundred
 * at most.
 */
export async function sessionsOf(accountId: string, thisId: string): Promise<OwnSession[]> {
  const rows = await sql()<{ id: string; browser: string; usedAt: string }[]>`
    select id, browser, used_at::text as "usedAt"
    from sessions
    where account_id = ${accountId} and expires_at > now()
    order by id = ${thisId} desc, used_at desc, id limit ${most}`
  return rows.map(({ id, browser, usedAt }) => ({
    key: hashed(id),
    browser,
    usedAt: new Date(usedAt).toISOString(),
    isThis: id === thisId,
  }))
}

/** Ends one session of an account. Missing when it has ended, or is another's. */
export async function endOneSession(accountId: string, key: string) {
  const rows = await db()
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.accountId, accountId))
  const { id } = found(
    rows.find((row) => hashed(row.id) === key),
    'This session has ended already.',
  )
  await db().delete(sessions).where(eq(sessions.id, id))
}

/** Ends every session of an account but this one. */
export async function endOtherSessions(accountId: string, thisId: string) {
  await db()
    .delete(sessions)
    .where(and(eq(sessions.accountId, accountId), ne(sessions.id, thisId)))
}
