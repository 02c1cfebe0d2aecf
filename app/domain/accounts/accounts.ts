import { and, eq, gt, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { later } from '../../../db/jobs'
import { withRules } from '../../../db/refusals'
import { accounts, passwordResets, sessions } from '../../../db/schema'
import { db } from '../../../db/school'
import { conflict, found } from '../refusal'
import { newSecret } from './tokens'
import { forgetDevices } from './devices'
import { countLetter, forgiveAccount } from './rate-limits'

// All of this happens at the door: call it in that scope.

type NewAccount = { email: string; name: string; passwordHash: string }

const taken = 'This address already has an account. Sign in with it, or ask for a new password.'
const used = 'This link was used already, or its hour is over. Please ask for a new one.'

/**
 * Makes an account; answers its id. Refuses (conflict) an address that has one, however it is
 * capitalised.
 */
export function openAccount(account: NewAccount): Promise<string> {
  return withRules({ accounts_email_key: taken }, conflict, async () => {
    const [made] = await db().insert(accounts).values(account).returning({ id: accounts.id })
    return found(made).id
  })
}

/**
 * Asks for a letter with a link to choose a new password. Known and unknown addresses cost the
 * same. Refuses (forbidden) more letters than `countLetter` lets out.
 */
export async function askForReset({ email, address }: { email: string; address: string }) {
  await countLetter('reset', { email, address })
  await later('reset letter', { email, token: newSecret().token })
}

/**
 * Keeps the hash of a mailed token that lets an address's account choose a new password once,
 * within the hour; earlier ones end. Answers whom to mail it to: nobody when there is no account,
 * or when that token was used or is over.
 */
export async function allowReset(email: string, tokenHash: string) {
  const [account] = await db()
    .select({ id: accounts.id, name: accounts.name, email: accounts.email })
    .from(accounts)
    .where(eq(sql`lower(${accounts.email})`, email.toLowerCase()))
  if (!account) return undefined
  const reset = {
    accountId: account.id,
    tokenHash,
    expiresAt: sql`skein_now() + interval '1 hour'`,
  }
  const [made] = await db()
    .insert(passwordResets)
    .values(reset)
    .onConflictDoNothing()
    .returning({ tokenHash: passwordResets.tokenHash })
  if (made) await endResets(account.id, tokenHash)
  return (await resetBy(tokenHash)) ? account : undefined
}

/**
 * Whose password a mailed token lets choose anew, with the schools they belong to; nobody's, when
 * it was used or its hour is over.
 */
export async function resetBy(tokenHash: string) {
  const [account] = await db()
    .select({
      name: accounts.name,
      email: accounts.email,
      schools: sql<string[]>`
        array(
          select c.name
          from members m join schools c on c.id = m.school_id
          where m.account_id = ${accounts.id}
        )`,
    })
    .from(passwordResets)
    .innerJoin(accounts, eq(accounts.id, passwordResets.accountId))
    .where(openReset(tokenHash))
  return account
}

/**
 * Sets the new password by a mailed token, and ends every session of the account. Refuses
 * (conflict) a token used or over.
 */
export async function resetPassword(tokenHash: string, passwordHash: string) {
  const [reset] = await db()
    .update(passwordResets)
    .set({ usedAt: sql`skein_now()` })
    .where(openReset(tokenHash))
    .returning({ accountId: passwordResets.accountId })
  ensureOpen(reset)
  await forgiveAccount(await changePassword(reset.accountId, passwordHash))
}

/**
 * Refuses (conflict) to go on without what a mailed link opens: it was used, or its hour is over.
 */
export function ensureOpen<T>(opened: T | undefined): asserts opened is T {
  if (opened === undefined) conflict(used)
}

/**
 * Sets a password; ends every session of the account, every mailed link, and what its browsers were
 * known for. Answers the account's address. Who showed the present one says by its hash which that
 * was: refuses (conflict) when it has been changed since.
 */
export async function changePassword(
  accountId: string,
  passwordHash: string,
  { shown }: { shown?: string } = {},
) {
  const isStillShown = shown === undefined ? undefined : eq(accounts.passwordHash, shown)
  const mine = and(eq(accounts.id, accountId), isStillShown)
  const [account] = await db()
    .update(accounts)
    .set({ passwordHash })
    .where(mine)
    .returning({ email: accounts.email })
  if (!account && shown !== undefined)
    conflict('The password was changed just now, so it was not changed again.', 'current')
  await db().delete(sessions).where(eq(sessions.accountId, accountId))
  await forgetDevices(accountId)
  await endResets(accountId)
  return found(account).email
}

/** Forgets the mailed links that open nothing any more: used, or past their hour. */
export async function forgetResets() {
  await db()
    .delete(passwordResets)
    .where(or(isNotNull(passwordResets.usedAt), lte(passwordResets.expiresAt, sql`skein_now()`)))
}

/** Ends the mailed links of an account that choose a new password, but one that is kept. */
export async function endResets(accountId: string, kept = '') {
  const others = and(
    eq(passwordResets.accountId, accountId),
    ne(passwordResets.tokenHash, kept),
    isNull(passwordResets.usedAt),
  )
  await db()
    .update(passwordResets)
    .set({ usedAt: sql`skein_now()` })
    .where(others)
}

function openReset(tokenHash: string) {
  return and(
    eq(passwordResets.tokenHash, tokenHash),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, sql`skein_now()`),
  )
}
