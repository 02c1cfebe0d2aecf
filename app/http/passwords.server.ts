import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { countJudging } from '../domain/accounts/rate-limits'
import { conflict } from '../domain/refusal'
import { aside } from './aside.server'
import { workQueue } from './work-queue.server'
import type { Asker } from './work-queue.server'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Each hash takes 19 MB and a core. A school behind one address may all sign in at once; what would
// wait much longer is refused.
const inTurn = workQueue({
  atOnce: Math.min(4, availableParallelism()),
  mostEach: 250,
  mostWaiting: 400,
})

/**
 * argon2id of a password. A few are computed at once, in turn; refuses (busy) when too many wait.
 */
export function hashPassword(password: string, asker: Asker) {
  return inTurn(asker, () => hash(password, cost))
}

/**
 * Whether a password is the one of this hash. With no hash it takes as long and says no, so that a
 * stranger learns nothing.
 */
export function isPassword(password: string, passwordHash: string | undefined, asker: Asker) {
  return inTurn(asker, async () => {
    const isTheirs = await verify(passwordHash ?? (await nobody()), password)
    return isTheirs && passwordHash !== undefined
  })
}

const another = 'Please choose another; a few words that do not belong together do well.'

let nobodys: Promise<string> | undefined
const nobody = () => (nobodys ??= hash('nobody has this password, and nobody ever will', cost))

/**
 * Refuses (conflict, beside the field `password`) a new password that is easily guessed, also by
 * those who know this of the person: name, address, schools. As judging takes about as long as a
 * hash, it is counted first, by the link or the account that it is `by`. Outside any scope.
 */
export async function ensureHardToGuess(
  password: string,
  { own, by }: { own: string[]; by: string },
) {
  await countJudging(by)
  const reason = await aside({ from: by }, 'whyGuessed', password, own)
  if (reason) conflict(`This is easily guessed. ${reason} ${another}`, 'password')
}
