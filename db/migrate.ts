import type { Sql } from 'postgres'
import { dial } from './dial'
import { keepFunctions } from './functions-kept'
import { handOver } from './hand-over'
import { migrateJobs } from './jobs'
import { applyMigrations, functionsFolder, migrationLock } from './migrations'
import type { Source } from './migrations'
import { makeLogins } from './roles'
import { inWords, refusePooler } from './troubles'

/**
 * Brings a database up to this version of Skein, with the logins that work on it; one process at a
 * time, however many start together. Told the address of the database's owner. What stands in the
 * way is said in words.
 */
export async function migrate(url: string, source?: Source) {
  const owner = dial(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    await refusePooler(url)
    await refuseOldPostgres(owner)
    await makeLogins(owner, url)
    await owner`select pg_advisory_lock(${migrationLock})`
    await migrateJobs(url)
    await owner.begin((tx) => applyMigrations(tx, source))
    await handOver(owner, url)
    if (source?.upTo === undefined) await keepFunctions(owner, source?.functions ?? functionsFolder)
  } catch (error) {
    throw inWords(error, url)
  } finally {
    await owner.end({ timeout: 1 })
  }
}

async function refuseOldPostgres(owner: Sql) {
  const [{ version } = { version: 0 }] = await owner<{ version: number }[]>`
    select current_setting('server_version_num')::int as version`
  if (version >= 150000) return
  throw new Error(
    `DATABASE_URL: Skein needs Postgres 15 or newer; this one is ${Math.floor(version / 10000)}.`,
  )
}
