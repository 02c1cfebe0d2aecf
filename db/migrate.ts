import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Sql } from 'postgres'
import { handOver, takeBack } from './hand-over'
import { migrateJobs } from './jobs'
import { makeLogins } from './roles'

/** Brings a database up to this version of Skein; one process at a time, however many start together. */
export async function migrate(url: string, folder = 'migrations') {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [{ version } = { version: 0 }] = await owner<{ version: number }[]>`select current_setting('server_version_num')::int as version`
    if (version < 150000) throw new Error(`Skein needs Postgres 15 or newer; this one says ${version}.`)
    await makeLogins(owner, url)
    await owner`select pg_advisory_lock(7355608)`
    await migrateJobs(url)
    if (await areWaiting(owner, folder)) {
      await takeBack(owner)
      await applyMigrations(drizzle(owner), { migrationsFolder: folder })
    }
    await handOver(owner, url)
  } finally {
    await owner.end()
  }
}

async function areWaiting(owner: Sql, folder: string) {
  const [{ known } = { known: false }] = await owner<{ known: boolean }[]>`select to_regclass('drizzle.__drizzle_migrations') is not null as known`
  if (!known) return true
  const [last] = await owner<{ at: string }[]>`select max(created_at) as at from drizzle.__drizzle_migrations`
  return readMigrationFiles({ migrationsFolder: folder }).some(({ folderMillis }) => folderMillis > Number(last?.at ?? 0))
}
