import type { AppLoadContext } from '@remix-run/node'
import { atTheDoor } from '../../db/front-door'
import { daysKnown, isKnownDevice, keepDevice } from '../domain/accounts/devices'
import { hashed, newSecret } from '../domain/accounts/tokens'
import { cookieLine, secretIn } from './cookies.server'
import { beginSession } from './session.server'
import type { Shown } from './session.server'

const name = 'skein-device'

/**
 * The hash of this browser's secret, when it has signed in to the account of this address before.
 */
export async function knownDevice({ cookieHeader }: AppLoadContext, email: string) {
  const token = secretIn(cookieHeader, name)
  if (!token) return undefined
  const tokenHash = hashed(token)
  return (await atTheDoor(() => isKnownDevice(email, tokenHash))) ? tokenHash : undefined
}

/**
 * Lets someone in who has just shown who they are: a new session in place of a former one, and a
 * browser that is known from now on.
 */
export async function letIn(context: AppLoadContext, account: Shown) {
  const former = await context.guest()
  context.setCookie(
    await beginSession(account, { browser: context.browser, formerSessionId: former?.sessionId }),
  )
  const before = secretIn(context.cookieHeader, name)
  const { token, tokenHash } = newSecret()
  await atTheDoor(() => keepDevice(account.id, { tokenHash, formerHash: before && hashed(before) }))
  context.setCookie(cookieLine(name, token, daysKnown * 24 * 60 * 60))
}
