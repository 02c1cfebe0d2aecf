import { and, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { later } from '../../../db/jobs'
import { accounts, signUps } from '../../../db/schema'
import { db } from '../../../db/school'
import { ensureOpen, openAccount } from './accounts'
import { newSecret } from './tokens'
import { countLetter } from './rate-limits'

// All of this happens at the door: call it in that scope.

type Newcomer = { name: string; email: string }

/**
 * Asks for a letter with a link to open an account. Known and unknown addresses cost the same.
 * Refuses (forbidden) more letters than `countLetter` lets out.
 */
export async function askToSignUp({ name, email, address }: Newcomer & { address: string }) {
  await countLetter('other', { email, address })
  await later('sign-up letter', { name, email, token: newSecret().token })
}

/**
 * Keeps the hash of a mailed token that opens an account for this address once, within the hour.
 * Answers what to mail: the link, that the address has an account already, or nothing when that
 * token was used or is over.
 */
export async function allowSignUp({
  tokenHash,
  ...newcomer
}: Newcomer & { tokenHash: string }): Promise<'link' | 'known' | undefined> {
  const [kept] = await db()
    .select({ isOpen: sql<boolean>`${openSignUp(tokenHash)}` })
    .from(signUps)
    .where(eq(signUps.tokenHash, tokenHash))
  if (kept) return kept.isOpen ? 'link' : undefined
  const [account] = await db()
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(sql`lower(${accounts.email})`, newcomer.email.toLowerCase()))
  if (account) return 'known'
  await db()
    .insert(signUps)
    .values({ ...newcomer, tokenHash, expiresAt: sql`skein_now() + interval '1 hour'` })
  return 'link'
}

/** Whose account a mailed token would open; nobody's, when it was used or its hour is over. */
export async function signUpBy(tokenHash: string) {
  const [open] = await db()
    .select({ name: signUps.name, email: signUps.email })
    .from(signUps)
    .where(openSignUp(tokenHash))
  return open
}

/**
 * Opens the account that the token was mailed for; answers its id. Refuses (conflict) a token used
 * or over, and an address that got an account meanwhile.
 */
export async function finishSignUp(tokenHash: string, passwordHash: string) {
  const [newcomer] = await db()
    .update(signUps)
    .set({ usedAt: sql`skein_now()` })
    .where(openSignUp(tokenHash))
    .returning({ name: signUps.name, email: signUps.email })
  ensureOpen(newcomer)
  return openAccount({ ...newcomer, passwordHash })
}

/** Forgets who asked and never came, and who came. */
export async function forgetSignUps() {
  await db()
    .delete(signUps)
    .where(or(isNotNull(signUps.usedAt), lte(signUps.expiresAt, sql`skein_now()`)))
}

function openSignUp(tokenHash: string) {
  return and(
    eq(signUps.tokenHash, tokenHash),
    isNull(signUps.usedAt),
    gt(signUps.expiresAt, sql`skein_now()`),
  )
}
