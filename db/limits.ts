import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { atTheDoor, isInScope, sql } from './school'

// The only file that knows the library. It asks Postgres as the door's role, in the scope it is
// called in or in one of its own.
type Asked = { text: string; values?: unknown[] }

const client = {
  async query({ text, values = [] }: Asked) {
    const rows = await here(() => sql().unsafe(text, values as never[], { prepare: true }))
    return { rows, rowCount: rows.count }
  },
}

type Limit = { most: number; seconds: number; sweeps?: boolean }

/**
 * At most so many of something in a stretch of so many seconds, which begins with the first;
 * counted in Postgres for all servers together. One that `sweeps` clears away what has run out, of
 * every limit, every five minutes.
 */
export function limitOf({ most, seconds, sweeps = false }: Limit) {
  const table = {
    storeClient: client,
    storeType: 'client',
    tableName: 'door_tries',
    tableCreated: true,
  }
  const limit = { keyPrefix: '', points: most, duration: seconds, clearExpiredByTimeout: sweeps }
  const limiter = new RateLimiterPostgres({ ...table, ...limit })
  return {
    /** Takes one and answers true; or takes none and answers false, when there is none left. */
    async take(key: string) {
      if (await limiter.consume(key).then(() => true, orIsFull)) return true
      await limiter.reward(key)
      return false
    },
    giveBack: async (key: string) => void (await limiter.reward(key)),
    count: async (key: string) => void (await limiter.penalty(key)),
    isFull: async (key: string) => ((await limiter.get(key))?.consumedPoints ?? 0) >= most,
  }
}

/** Forgets all that was counted under keys that begin with this name. */
export async function forgetCounted(name: string) {
  await here(() => sql()`delete from door_tries where key like ${`${hashOf(name)}:%`}`)
}

/** A key of which only hashes are kept; `name` is what may be forgotten as a whole. */
export function keyOf(name: string, from = '') {
  return `${hashOf(name)}:${hashOf(from)}`
}

function hashOf(said: string) {
  return createHash('sha256').update(said).digest('hex')
}

function orIsFull(thrown: unknown) {
  if (thrown instanceof RateLimiterRes) return false
  throw thrown
}

function here<T>(work: () => Promise<T>) {
  return isInScope() ? work() : atTheDoor(work)
}
