import type postgres from 'postgres'
import { soon } from './soon'

/** Resolves once a session of this database waits for another's lock. */
export const untilOneWaits = (sql: postgres.ISql) =>
  soon(async () => {
    const waiting = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (!waiting.length) throw new Error('Nobody waits.')
  })

/** What one act waits for until another opens it. */
export function latch() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open }
}
