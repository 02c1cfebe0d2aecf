import { Lucia, TimeSpan } from 'lucia'
import { PasswordChanged, adapter, renewSession } from '../../db/front-door'
import type { Membership, SessionState, SignedIn } from '../../db/front-door'
import { conflict } from '../domain/refusal'
import { hashed, newSecret } from '../domain/accounts/tokens'
import { cookieLine, secretIn } from './cookies.server'

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia
    DatabaseUserAttributes: SignedIn
    DatabaseSessionAttributes: SessionState
  }
}

// Lucia is past its upstream's support: nothing but this file and its adapter in db/ knows it.
const lucia = new Lucia(adapter, {
  sessionExpiresIn: new TimeSpan(7, 'd'),
  getUserAttributes: (standing) => standing,
  getSessionAttributes: (state) => state,
})

/**
 * Who is at the door: the session (by the hash of its token), the account, and every school it
 * belongs to now. The session is confirmed for ten minutes after its password was asked again.
 */
export type Guest = {
  sessionId: string
  isConfirmed: boolean
  accountId: string
  email: string
  name: string
  now: string
  memberships: Membership[]
}

type Cookies = string | null | undefined
type Seen = { guest?: Guest; cookie?: string }

/**
 * Looks who is there. A look at a session is no use of it, unless it says so: then its week begins
 * anew, written at most once an hour.
 */
export async function whoIsThere(cookieHeader: Cookies, { isUse = false } = {}): Promise<Seen> {
  const token = secretIn(cookieHeader, sessionCookie)
  if (!token) return {}
  const { session, user } = await lucia.validateSession(hashed(token))
  if (!session) return { cookie: clearedCookie() }
  if (isUse && session.isStale) await renewSession(session.id)
  const { email, name, now, memberships } = user
  const { id: sessionId, isConfirmed } = session
  return { guest: { sessionId, isConfirmed, accountId: user.id, email, name, now, memberships } }
}

/** An account, and the hash of the password that was just shown or set. */
export type Shown = { id: string; passwordHash: string }

/**
 * Begins a session for an account, on a browser named in words; answers the cookie to set. The old
 * session, if there was one, ends. Refuses (conflict) when the password was changed since it was
 * shown: what that ends must not begin again.
 */
export async function beginSession(
  { id, passwordHash: shown }: Shown,
  { browser, formerSessionId }: { browser: string; formerSessionId?: string | undefined },
) {
  if (formerSessionId) await lucia.invalidateSession(formerSessionId)
  const { token, tokenHash } = newSecret()
  await lucia
    .createSession(
      id,
      { isStale: false, isConfirmed: false, browser, shown },
      { sessionId: tokenHash },
    )
    .catch((error: unknown) => {
      if (error instanceof PasswordChanged)
        conflict(
          'The password of this account was changed just now. Please sign in with the new one.',
        )
      throw error
    })
  return cookieFor(token)
}

/** Ends a session; the browser that had it is told by `signedOut`. */
export async function endSession(sessionId: string) {
  await lucia.invalidateSession(sessionId)
}

/** The secret of the session that a request comes with, which is kept in its browser alone. */
export const sessionSecret = ({ headers }: Request) =>
  secretIn(headers.get('Cookie'), sessionCookie)

const sessionCookie = 'skein'
// As long as a session can last; what ends sooner is for the server to say.
const thirtyDays = 30 * 24 * 60 * 60

const cookieFor = (token: string) => cookieLine(sessionCookie, token, thirtyDays)
export const clearedCookie = () => cookieLine(sessionCookie, '', 0)
