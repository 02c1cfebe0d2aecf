import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { MigrationMeta } from 'drizzle-orm/migrator'
import type { Sql, TransactionSql } from 'postgres'
import { asOfBaseline } from './baseline'
import type { Migration } from './baseline'
import { hasFunctions } from './functions-kept'
import { dropFormerFunctions, functionsIn, putFunctions } from './functions'

/** Held by the one process that changes the shape of a database, or fills it from a backup. */
export const migrationLock = 7355608

/** Where the SQL functions are read, unless told. */
export const functionsFolder = 'db/functions'

/**
 * Where the migrations and functions are read, and how many migrations are wanted: all, unless
 * told.
 */
export type Source = { migrations?: string; functions?: string; upTo?: number }

/**
 * Applies the migrations that a database has not seen and puts in every SQL function, in one
 * transaction. Functions come in before each migration, whose tables, views and triggers may need
 * them, and after the last, when none may be missing; where nothing waits and all are there, none
 * is put in again. With fewer migrations than there are, they come in as far as these tables take
 * them.
 */
export async function applyMigrations(
  tx: TransactionSql,
  { migrations = 'migrations', functions = functionsFolder, upTo }: Source = {},
) {
  const all = readMigrationFiles({ migrationsFolder: migrations })
  const texts = await functionsIn(functions)
  const seen = await seenBy(tx, migrations, all)
  const wanted = waiting(all.slice(0, upTo), seen)
  if (upTo === undefined && !wanted.length && (await hasFunctions(tx, functions))) return
  for (const migration of wanted) {
    await putFunctions(tx, texts, 'what fits')
    for (const statements of migration.sql) await tx.unsafe(statements)
    await remember(tx, migration)
  }
  if (upTo !== undefined && upTo < all.length) return putFunctions(tx, texts, 'what fits')
  await putFunctions(tx, texts, 'all')
  await dropFormerFunctions(tx, texts)
}

/** The migrations that a database has seen; none when it has never been Skein's. */
export async function migrationsOf(sql: Sql | TransactionSql): Promise<Migration[]> {
  const [{ known } = { known: false }] = await sql<{ known: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as known`
  if (!known) return []
  const rows = await sql<Migration[]>`
    select hash, created_at::float8 as at from drizzle.__drizzle_migrations
    where created_at is not null order by created_at`
  return [...rows]
}

async function seenBy(tx: TransactionSql, folder: string, all: MigrationMeta[]) {
  const found = await migrationsOf(tx)
  const seen = asOfBaseline(found, folder, all)
  refuseNewer(seen, all)
  await makeJournal(tx)
  if (seen === found) return seen
  await tx`delete from drizzle.__drizzle_migrations`
  for (const { hash, at } of seen) await remember(tx, { hash, folderMillis: at })
  return seen
}

// Its functions would be replaced by those of before.
function refuseNewer(seen: Migration[], all: MigrationMeta[]) {
  const last = all.at(-1)?.folderMillis ?? 0
  if (seen.every(({ at }) => at <= last)) return
  throw new Error(
    'This database was opened by a newer Skein than this one. Start that version, or a later one.',
  )
}

function waiting(all: MigrationMeta[], seen: Migration[]) {
  const last = seen.at(-1)?.at ?? -1
  return all.filter(({ folderMillis }) => folderMillis > last)
}

// As drizzle keeps it.
async function makeJournal(tx: TransactionSql) {
  await tx.unsafe(`
    create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint);
    create table if not exists drizzle.functions (signature text primary key);
    create table if not exists drizzle.functions_kept (
      single boolean primary key default true check (single), texts text not null,
      present text not null)`)
}

type Applied = Pick<MigrationMeta, 'hash' | 'folderMillis'>

const remember = (tx: TransactionSql, { hash, folderMillis }: Applied) =>
  tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`
