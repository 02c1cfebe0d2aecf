import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { migrateJobs } from './jobs'

/** Brings a database up to this version of Skein; one process at a time, however many start together. */
export async function migrate(url: string, folder = 'migrations') {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [{ version } = { version: 0 }] = await owner<{ version: number }[]>`select current_setting('server_version_num')::int as version`
    if (version < 150000) throw new Error(`Skein needs Postgres 15 or newer; this one says ${version}.`)
    await owner`select pg_advisory_lock(7355608)`
    await migrateJobs(url)
    await applyMigrations(drizzle(owner), { migrationsFolder: folder })
  } finally {
    await owner.end()
  }
}
