import { beginLooking, putDown, takeDue } from '../../db/front-door'
import type { DueKind } from '../vocabulary'

const atATime = 10
const longestMs = 50_000

type Work = (school: string) => Promise<unknown>

/**
 * Does a kind of work in each school where it is due, and opens no other. Several may do so at a
 * time, in several processes: each takes a few schools in hand and comes back for more. A school
 * that fails keeps no other waiting, and is told of at the end. What is left after most of a minute
 * is left to the next one. `holder` is the one who looks, if known.
 */
export async function whereDue(kind: DueKind, work: Work, holder: string | null = null) {
  const looker = await beginLooking(holder)
  const enough = Date.now() + longestMs
  const errors: unknown[] = []
  const more = async () => (Date.now() < enough ? takeDue(kind, looker, atATime) : [])
  for (let taken = await more(); taken.length; taken = await more()) {
    const failed: string[] = []
    for (const school of taken) {
      await work(school).catch((error: unknown) => (failed.push(school), errors.push(error)))
    }
    await putDown(kind, { done: taken.filter((school) => !failed.includes(school)), failed })
  }
  if (errors.length) throw errors[0]
}

/** Does each of several things even when one fails; then fails with the first failure. */
export async function all<T>(things: readonly T[], work: (thing: T) => Promise<unknown>) {
  const failed: unknown[] = []
  for (const thing of things) await work(thing).catch((error: unknown) => failed.push(error))
  if (failed.length) throw failed[0]
}
