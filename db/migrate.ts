import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import type { Sql } from 'postgres'
import { dial } from './dial'
import { handOver, takeBack } from './hand-over'
import { migrateJobs } from './jobs'
import { makeLogins } from './roles'
import { inWords, refusePooler } from './troubles'

/**
 * Brings a database up to this version of Skein, with the logins that work on it; one process at a time, however many start together.
 * Told the address of the database's owner. What stands in the way is said in words that name DATABASE_URL.
 */
export async function migrate(url: string, folder = 'migrations') {
  const owner = dial(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    await refusePooler(url)
    const [{ version } = { version: 0 }] = await owner<{ version: number }[]>`
      select current_setting('server_version_num')::int as version`
    if (version < 150000)
      throw new Error(
        `DATABASE_URL: Skein needs Postgres 15 or newer; this one is ${Math.floor(version / 10000)}.`,
      )
    await makeLogins(owner, url)
    await owner`select pg_advisory_lock(7355608)`
    await migrateJobs(url)
    if (await areWaiting(owner, folder)) {
      await takeBack(owner)
      await applyMigrations(drizzle(owner), { migrationsFolder: folder })
    }
    await handOver(owner, url)
  } catch (error) {
    throw inWords(error, url)
  } finally {
    await owner.end({ timeout: 1 })
  }
}

async function areWaiting(owner: Sql, folder: string) {
  const [{ known } = { known: false }] = await owner<{ known: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as known`
  if (!known) return true
  const [last] = await owner<
    { at: string }[]
  >`select max(created_at) as at from drizzle.__drizzle_migrations`
  return readMigrationFiles({ migrationsFolder: folder }).some(
    ({ folderMillis }) => folderMillis > Number(last?.at ?? 0),
  )
}
