import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import type { z } from 'zod'
import { hashQueue } from './hash-queue.server'
import type { Asker } from './hash-queue.server'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Each hash takes 19 MB and a core. A school behind one address may all sign in at once; what would
// wait much longer is refused.
const inTurn = hashQueue({
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
 * A form with a new password, which must be hard to guess for those who know this of the person:
 * name, address, schools.
 */
export async function hardToGuess<S extends z.ZodType<{ password: string }>>(
  schema: S,
  own: string[],
) {
  const { whyGuessed } = await import('../forms/kit/password-strength')
  return schema.superRefine(({ password }, context) => {
    const reason = whyGuessed(password, own)
    const message = `This is easily guessed. ${reason} ${another}`
    if (reason) context.addIssue({ code: 'custom', path: ['password'], message })
  })
}
