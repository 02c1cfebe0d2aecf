import type { AppLoadContext } from '@remix-run/node'
import { accountById, confirmSession } from '../../db/front-door'
import { Refusal } from '../domain/refusal'
import { tried } from '../domain/accounts/rate-limits'
import { isPassword } from './passwords.server'
import type { Guest } from './session.server'

const notPresent = 'This is not your present password.'

type Said = { current?: string | undefined }

const again = 'Please type your present password, so that we know it is you.'

/**
 * For an act in a school that is hard to take back: tries the password that came with it, if one
 * did, and answers how to make sure, at the end of the act, that it was given within ten minutes.
 * Last, so that the one who may not do it at all is told that, and never asked.
 */
export async function passwordAgain(context: AppLoadContext, { current }: Said) {
  const isConfirmed = await confirms(context, current)
  return () => {
    if (!isConfirmed) throw new Refusal('forbidden', again, 'current')
  }
}

/**
 * The same at the door: refuses (forbidden, beside the field `current`) unless the password was
 * given within ten minutes. Outside any scope.
 */
export async function ensureConfirmed(context: AppLoadContext, said: Said) {
  const ensureIt = await passwordAgain(context, said)
  ensureIt()
}

/**
 * Refuses (forbidden, beside the field `current`) what is not the present password of the one who
 * is signed in, and more than ten of those in a quarter of an hour. Answers its hash. Outside any
 * scope.
 */
export async function ensurePresent({ address }: AppLoadContext, guest: Guest, current: string) {
  const { accountId, sessionId: device } = guest
  const account = await accountById(accountId)
  const check = () => isPassword(current, account?.passwordHash, { from: accountId, rank: 'known' })
  const isRight = await tried({ account: `present ${accountId}`, address, device }, check)
  if (!account || !isRight) throw new Refusal('forbidden', notPresent, 'current')
  return account.passwordHash
}

async function confirms(context: AppLoadContext, current: string | undefined) {
  const guest = await context.guest()
  if (!guest || guest.isConfirmed || !current) return guest?.isConfirmed ?? false
  await ensurePresent(context, guest, current)
  await confirmSession(guest.sessionId)
  return true
}
