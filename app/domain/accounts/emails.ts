import { and, eq, gt, isNotNull, isNull, lte, ne, or, sql as expression } from 'drizzle-orm'
import { later } from '../../../db/jobs'
import { withRules } from '../../../db/refusals'
import { accounts, emailChanges, members } from '../../../db/schema'
import { db } from '../../../db/school'
import { changeEverywhere } from './memberships'
import { endResets } from './accounts'
import { conflict, found } from '../refusal'
import { newSecret } from './tokens'
import { countLetter } from './rate-limits'

const used = 'This link was used already, or its hour is over. Please ask for a new one.'
const taken = 'This address belongs to another account by now, so nothing was changed.'

/**
 * Asks for mail at another address: a link goes to the new one, a notice to the old. A new address
 * that has an account gets another letter, so that the page tells nobody which addresses have one.
 * Refuses (forbidden) more letters than `countLetter` lets out, and (conflict) the address the
 * account has. At the door.
 */
export async function askForEmail(
  account: { accountId: string; email: string },
  { email, address }: { email: string; address: string },
) {
  if (email.toLowerCase() === account.email.toLowerCase())
    conflict('This is your address already.', 'email')
  await countLetter('other', { email, address })
  await later('new address letter', { account: account.accountId, email, token: newSecret().token })
  await later('address notice', { email: account.email, what: 'asked' })
}

/**
 * Keeps the hash of a mailed token that lets an account change its address once, within the hour;
 * earlier ones end. Answers what to mail: the link, that the address has an account, or nothing
 * when the account is gone or the token used or over. At the door.
 */
export async function allowEmail(
  { accountId, email }: { accountId: string; email: string },
  tokenHash: string,
): Promise<'link' | 'known' | undefined> {
  const [kept] = await db()
    .select({ isOpen: expression<boolean>`${openChange(tokenHash)}` })
    .from(emailChanges)
    .where(eq(emailChanges.tokenHash, tokenHash))
  if (kept) return kept.isOpen ? 'link' : undefined
  const ours = await db()
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      or(eq(accounts.id, accountId), eq(expression`lower(${accounts.email})`, email.toLowerCase())),
    )
  if (!ours.some(({ id }) => id === accountId)) return undefined
  if (ours.length > 1) return 'known'
  await db()
    .insert(emailChanges)
    .values({ accountId, email, tokenHash, expiresAt: expression`skein_now() + interval '1 hour'` })
  const earlier = and(
    eq(emailChanges.accountId, accountId),
    ne(emailChanges.tokenHash, tokenHash),
    isNull(emailChanges.usedAt),
  )
  await db()
    .update(emailChanges)
    .set({ usedAt: expression`skein_now()` })
    .where(earlier)
  return 'link'
}

/**
 * The address that a mailed token would give this account; nothing when it is another's, used or
 * over. At the door.
 */
export async function emailBy(tokenHash: string, accountId: string) {
  const mine = and(openChange(tokenHash), eq(emailChanges.accountId, accountId))
  const [change] = await db().select({ email: emailChanges.email }).from(emailChanges).where(mine)
  return change?.email
}

/**
 * Changes the address of an account, and of its member in every school, by a mailed token. Links
 * for a new password that lie in the old mailbox end, and a notice goes there. Refuses (conflict) a
 * token used, over or another's, and an address that got an account meanwhile.
 */
export async function changeEmail(accountId: string, tokenHash: string) {
  return changeEverywhere(accountId, {
    atDoor: () => takeEmail(accountId, tokenHash),
    inEach: async ({ acting }, { email }) => {
      await db().update(members).set({ email }).where(eq(members.id, acting.memberId))
    },
    atLast: async ({ former }) => later('address notice', { email: former, what: 'changed' }),
  })
}

async function takeEmail(accountId: string, tokenHash: string) {
  const mine = and(openChange(tokenHash), eq(emailChanges.accountId, accountId))
  const [change] = await db()
    .update(emailChanges)
    .set({ usedAt: expression`skein_now()` })
    .where(mine)
    .returning({ email: emailChanges.email })
  if (!change) return conflict(used)
  const [account] = await db()
    .select({ email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  await withRules({ accounts_email_key: taken }, conflict, async () => {
    await db().update(accounts).set({ email: change.email }).where(eq(accounts.id, accountId))
  })
  await endResets(accountId)
  return { email: change.email, former: found(account).email }
}

/** Forgets the mailed links that open nothing any more: used, or past their hour. At the door. */
export async function forgetEmailChanges() {
  await db()
    .delete(emailChanges)
    .where(or(isNotNull(emailChanges.usedAt), lte(emailChanges.expiresAt, expression`skein_now()`)))
}

function openChange(tokenHash: string) {
  return and(
    eq(emailChanges.tokenHash, tokenHash),
    isNull(emailChanges.usedAt),
    gt(emailChanges.expiresAt, expression`skein_now()`),
  )
}
