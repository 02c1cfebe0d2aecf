import { Lucia, TimeSpan } from 'lucia'
import { adapter } from '../../db/front-door'
import type { Membership, Standing } from '../../db/front-door'
import { hashed, newSecret } from '../domain/secrets'
import { settings } from './config.server'

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia
    DatabaseUserAttributes: Standing
  }
}

// Lucia is past its upstream's support: nothing but this file and its adapter in db/ knows it.
const lucia = new Lucia(adapter, {
  sessionExpiresIn: new TimeSpan(30, 'd'),
  getUserAttributes: (standing) => standing,
})

/** Who is at the door: the session (by the hash of its token), the account, and every school it belongs to now. */
export type Guest = { sessionId: string; accountId: string; email: string; name: string; now: string; memberships: Membership[] }

export async function whoIsThere(cookieHeader: string | null | undefined): Promise<{ guest?: Guest; cookie?: string }> {
  const token = tokenIn(cookieHeader)
  if (!token) return {}
  const { session, user } = await lucia.validateSession(hashed(token))
  if (!session) return { cookie: clearedCookie() }
  const { email, name, now, memberships } = user
  const guest = { sessionId: session.id, accountId: user.id, email, name, now, memberships }
  return session.fresh ? { guest, cookie: cookieFor(token) } : { guest }
}

/** Begins a session for an account; answers the cookie to set. The old session, if there was one, ends. */
export async function beginSession(accountId: string, formerSessionId?: string) {
  if (formerSessionId) await lucia.invalidateSession(formerSessionId)
  const { token, tokenHash } = newSecret()
  await lucia.createSession(accountId, {}, { sessionId: tokenHash })
  return cookieFor(token)
}

/** Ends a session; the browser that had it is told by `signedOut`. */
export async function endSession(sessionId: string) {
  await lucia.invalidateSession(sessionId)
}

const isSecure = () => settings().appUrl?.startsWith('https:') ?? false
const cookieName = () => (isSecure() ? '__Host-skein' : 'skein')
const thirtyDays = 30 * 24 * 60 * 60

function cookieFor(token: string) {
  return `${cookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${thirtyDays}${isSecure() ? '; Secure' : ''}`
}

export function clearedCookie() {
  return `${cookieName()}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isSecure() ? '; Secure' : ''}`
}

function tokenIn(header: string | null | undefined) {
  const found = header?.split(/;\s*/).find((pair) => pair.startsWith(`${cookieName()}=`))
  const token = found?.slice(cookieName().length + 1)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}
