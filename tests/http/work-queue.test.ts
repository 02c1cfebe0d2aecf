import { expect, test } from 'vitest'
import type { Rank } from '../../app/domain/accounts/rate-limits'
import { Refusal } from '../../app/domain/refusal'
import { workQueue } from '../../app/http/work-queue.server'

/**
 * A queue with one hash under way that ends when it is let go; the rest is noted in the order it is
 * done.
 */
function occupied(bounds: { mostEach: number; mostWaiting: number }) {
  const inTurn = workQueue({ atOnce: 1, ...bounds })
  const done: string[] = []
  let letGo = () => {}
  const first = inTurn({ from: 'first' }, () => new Promise<void>((go) => (letGo = go)))
  const asks = (from: string, rank?: Rank) =>
    inTurn({ from, ...(rank && { rank }) }, async () => void done.push(from))
  return { asks, done, end: async () => (letGo(), await first) }
}

test('a colleague’s one sign-in does not stand behind a stranger’s two hundred', async () => {
  const { asks, done, end } = occupied({ mostEach: 250, mostWaiting: 400 })
  const all = [...Array.from({ length: 200 }, () => asks('stranger')), asks('colleague')]
  await end()
  await Promise.all(all)
  expect(done.indexOf('colleague')).toBe(1)
  expect(done).toHaveLength(201)
})

test('a browser that is known goes before strangers, and a network with many failures last', async () => {
  const { asks, done, end } = occupied({ mostEach: 10, mostWaiting: 10 })
  const all = [asks('crowd', 'crowd'), asks('stranger'), asks('known', 'known')]
  await end()
  await Promise.all(all)
  expect(done).toEqual(['known', 'stranger', 'crowd'])
})

test('what finds the queue full is refused at once, and one asker cannot fill it for the others', async () => {
  const { asks, end } = occupied({ mostEach: 2, mostWaiting: 3 })
  const kept = [asks('a'), asks('a')]
  await expect(asks('a')).rejects.toMatchObject({ kind: 'busy' })
  kept.push(asks('b'))
  await expect(asks('c')).rejects.toBeInstanceOf(Refusal)
  kept.push(asks('d', 'known'))
  await end()
  await Promise.all(kept)
})

test('work that fails gives its place to the next', async () => {
  const inTurn = workQueue({ atOnce: 1, mostEach: 5, mostWaiting: 5 })
  const ends = await Promise.allSettled(
    [1, 2, 3].map((n) =>
      inTurn({ from: 'a' }, () =>
        n === 1 ? Promise.reject(new Error('broken')) : Promise.resolve(n),
      ),
    ),
  )
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
})
