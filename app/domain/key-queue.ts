import { Refusal } from './refusal'

const underWay = new Map<string, { last: Promise<unknown>; waiting: number }>()
const mostWaiting = 100

/**
 * Does the work of one key one after another, in this process; refuses (forbidden, with this
 * sentence) when a hundred wait.
 */
export async function oneByOne<T>(
  key: string,
  tooMany: string,
  work: () => Promise<T>,
): Promise<T> {
  const before = underWay.get(key) ?? { last: Promise.resolve(), waiting: 0 }
  if (before.waiting >= mostWaiting) throw new Refusal('forbidden', tooMany)
  const mine = before.last.then(work)
  underWay.set(key, { last: mine.catch(() => {}), waiting: before.waiting + 1 })
  try {
    return await mine
  } finally {
    const now = underWay.get(key)
    if (now && now.waiting > 1) underWay.set(key, { ...now, waiting: now.waiting - 1 })
    else underWay.delete(key)
  }
}
