import { vi } from 'vitest'
import type postgres from 'postgres'

/** Resolves once a session of this database waits for another's lock. */
export const untilOneWaits = (sql: postgres.ISql) =>
  vi.waitFor(async () => {
    const waiting = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (!waiting.length) throw new Error('Nobody waits.')
  }, 10_000)

/** What one act waits for until another opens it. */
export function latch() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open }
}
