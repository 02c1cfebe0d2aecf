import { and, eq, gt, sql as expression } from 'drizzle-orm'
import { accounts, devices } from '../../../db/schema'
import { db, sql } from '../../../db/school'

// All of this happens at the door: call it in that scope. By the real clock, as cookies are.

/**
 * How many browsers of one account are known; the one that is used longest ago is forgotten first.
 */
const most = 20

/** For how many days a browser stays known without a sign-in. */
export const daysKnown = 180

/**
 * Whether the browser with this secret has signed in to the account of this address before; costs
 * the same for an address without one.
 */
export async function isKnownDevice(email: string, tokenHash: string) {
  const isTheirs = eq(expression`lower(${accounts.email})`, email.toLowerCase())
  const [known] = await db()
    .select({ id: accounts.id })
    .from(devices)
    .innerJoin(accounts, eq(accounts.id, devices.accountId))
    .where(
      and(isTheirs, eq(devices.tokenHash, tokenHash), gt(devices.expiresAt, expression`now()`)),
    )
  return known !== undefined
}

type Secrets = { tokenHash: string; formerHash?: string | undefined }

/**
 * Keeps that a browser has signed in to an account, for half a year from now. Its secret is new
 * each time, and what its former one was known for moves to it: one that somebody else has put
 * there opens nothing to them.
 */
export async function keepDevice(accountId: string, { tokenHash, formerHash = '' }: Secrets) {
  await db().update(devices).set({ tokenHash }).where(eq(devices.tokenHash, formerHash))
  await sql()`
    insert into devices (token_hash, account_id, expires_at)
    values (${tokenHash}, ${accountId}, now() + make_interval(days => ${daysKnown}))
    on conflict (account_id, token_hash) do update set expires_at = excluded.expires_at`
  await sql()`
    delete from devices where account_id = ${accountId} and token_hash not in (
      select token_hash from devices where account_id = ${accountId} and expires_at > now()
      order by expires_at desc limit ${most})`
}

/** Forgets every browser of an account: with its password changed, none has signed in with it. */
export async function forgetDevices(accountId: string) {
  await db().delete(devices).where(eq(devices.accountId, accountId))
}
