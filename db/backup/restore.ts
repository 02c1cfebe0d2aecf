import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Sql, TransactionSql } from 'postgres'
import { dial } from '../dial'
import { asOfBaseline } from '../baseline'
import { loginsOf } from '../logins'
import { migrate } from '../migrate'
import { migrationLock, migrationsOf } from '../migrations'
import { inWords } from '../troubles'
import { setClock } from './clock-setting'
import { framesOf } from './frames'
import { plainly, putRows, rowsOf, setSequence, tablesOf } from './tables'
import { Letter, Table, told } from './told'
import type { End, Head, Sum } from './told'
import { adding, verified } from './verified'

type Target = { databaseUrl: string; dataDir: string }

/**
 * Fills an empty database and its folder with what a backup holds, and brings it up to this version
 * of Skein: all of it, or nothing. Refuses a backup that is not whole or is newer than this Skein,
 * and a database that holds a school or has a server on it.
 */
export async function restore(
  file: string,
  { databaseUrl, dataDir }: Target,
  folder = 'migrations',
) {
  const { head, end } = await verified(file)
  const upTo = migrationsFor(head, folder)
  const sql = dial(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    await refuseTaken(sql, databaseUrl, upTo, folder)
    await migrate(databaseUrl, { migrations: folder, upTo })
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${migrationLock})`
      await load(tx, file, end)
      await setClock(tx, head.settings)
      await putLetters(file, dataDir)
    })
    await migrate(databaseUrl, { migrations: folder })
    await sql`analyze`
    return { madeAt: head.madeAt, rows: end.sums.reduce((all, { rows }) => all + rows, 0) }
  } catch (error) {
    throw inWords(error, databaseUrl)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** How many of our migrations made the database that was backed up. */
function migrationsFor(head: Head, folder: string) {
  const ours = readMigrationFiles({ migrationsFolder: folder })
  const theirs = hashesOf(asOfBaseline(head.migrations, folder, ours, 'backup'))
  const known = hashesOf(ours)
  if ([...theirs].some((hash) => !known.has(hash))) {
    throw new Error(
      `The backup was made by a newer Skein (${head.skein}) than this one. Restore it with that version or a later one. Nothing was changed.`,
    )
  }
  const upTo = ours.findIndex(({ hash }) => !theirs.has(hash))
  return upTo === -1 ? ours.length : upTo
}

const hashesOf = (migrations: { hash: string }[]) => new Set(migrations.map(({ hash }) => hash))

async function refuseTaken(sql: Sql, databaseUrl: string, upTo: number, folder: string) {
  const names = Object.values(loginsOf(databaseUrl)).map(({ name }) => name)
  const [server] = await sql`
      select from pg_stat_activity where datname = current_database() and usename = any(${names})`
  if (server) throw new Error('A server runs on this database. Stop it first. Nothing was changed.')
  const seen = await migrationsOf(sql)
  if (!seen.length) return
  const ours = readMigrationFiles({ migrationsFolder: folder })
  const theirs = hashesOf(ours.slice(0, upTo))
  if (asOfBaseline(seen, folder, ours).some(({ hash }) => !theirs.has(hash)))
    throw new Error(
      'This database was opened by a newer Skein than the backup’s. Restore into a new, empty database. Nothing was changed.',
    )
  await refuseFull(sql)
}

async function refuseFull(sql: Sql | TransactionSql) {
  const [taken] = await sql`select from schools union all select from accounts limit 1`
  if (taken)
    throw new Error(
      'This database holds a school or accounts already. Restore into an empty one. Nothing was changed.',
    )
}

/**
 * Fills every table, in one transaction. Meanwhile references are taken away, so that tables may
 * come in any order, and with them the triggers and the walls; all are put back and hold before
 * anyone else sees a row, and what stands there then adds up to the backup's sums.
 */
async function load(tx: TransactionSql, file: string, end: End) {
  await plainly(tx)
  const tables = await tablesOf(tx)
  const open = await opened(tx, tables)
  // Looked at again under the locks: another restore, or a server, may have been quicker.
  await refuseFull(tx)
  await tx.unsafe(`truncate ${tables.map(({ name }) => name).join(', ')}`)
  await fill(tx, file, tables)
  for (const sequence of end.sequences) await setSequence(tx, sequence)
  await open.closeAgain()
  const found: Sum[] = []
  for (const table of tables) {
    const { add, sum } = adding(table.name)
    for await (const rows of rowsOf(tx, table)) add(rows)
    found.push(sum())
  }
  const wanted = end.sums.slice(0, found.length)
  const wrong = found.find((sum, place) => JSON.stringify(sum) !== JSON.stringify(wanted[place]))
  if (wrong)
    throw new Error(
      `What came into ${wrong.name} is not what the backup holds. Nothing was changed.`,
    )
}

async function opened(tx: TransactionSql, tables: Table[]) {
  const references = await tx<{ place: string; name: string; is: string }[]>`
    select conrelid::regclass::text as place, quote_ident(conname) as name,
      pg_get_constraintdef(oid) as is
    from pg_constraint
    where contype = 'f'
      and connamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`
  const forced = await tx<
    { place: string }[]
  >`select oid::regclass::text as place from pg_class where relkind = 'r' and relforcerowsecurity`
  const say = (statements: string[]) => tx.unsafe(statements.join('; '))
  await say(references.map(({ place, name }) => `alter table ${place} drop constraint ${name}`))
  await say(tables.map(({ name }) => `alter table ${name} disable trigger user`))
  await say(forced.map(({ place }) => `alter table ${place} no force row level security`))
  const closeAgain = async () => {
    await tx.unsafe('set constraints all immediate')
    await say(
      references.map(({ place, name, is }) => `alter table ${place} add constraint ${name} ${is}`),
    )
    await say(tables.map(({ name }) => `alter table ${name} enable trigger user`))
    await say(forced.map(({ place }) => `alter table ${place} force row level security`))
  }
  return { closeAgain }
}

// Of a backup only names are believed, and only those of tables that are there: it could say any
// SQL otherwise.
async function fill(tx: TransactionSql, file: string, tables: Table[]) {
  let into: Table | undefined
  for await (const frame of framesOf(file)) {
    if (frame.kind === 'F' || frame.kind === 'E') return
    if (frame.kind === 'T') into = sameAs(told(frame, Table), tables)
    if (frame.kind === 'D' && into) await putRows(tx, into, frame.body)
  }
}

function sameAs(said: Table, tables: Table[]) {
  const same = tables.find(({ name }) => name === said.name)
  if (!same || String(same.columns) !== String(said.columns))
    throw new Error(
      `The backup holds a table that is not Skein’s (${said.name}). Nothing was changed.`,
    )
  return same
}

async function putLetters(file: string, dataDir: string) {
  let place: string | undefined
  for await (const frame of framesOf(file)) {
    if (frame.kind === 'F') {
      await mkdir(join(dataDir, 'mail'), { recursive: true, mode: 0o700 })
      place = join(dataDir, 'mail', told(frame, Letter).name)
    }
    if (frame.kind === 'D' && place) await writeFile(place, frame.body, { mode: 0o600 })
  }
}
