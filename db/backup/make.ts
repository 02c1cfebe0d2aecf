import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createWriteStream } from 'node:fs'
import { open, readFile, readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { TransactionSql } from 'postgres'
import { dial } from '../dial'
import { migrationsOf } from '../migrations'
import { inWords } from '../troubles'
import { framed, packed } from './frames'
import type { Frame } from './frames'
import { aboutFile, existsAlready, nameFile } from './places'
import { plainly, rowsOf, sequencesOf, tablesOf } from './tables'
import { clockSetting } from './clock-setting'
import type { Head, Sum } from './told'
import { adding, verified } from './verified'

type Source = { databaseUrl: string; dataDir: string; skein: string }

/**
 * Writes everything that a database and its folder hold into one file that only its owner reads: as
 * of one moment, while servers go on working. The file has its name once it is whole and has been
 * read back. Refuses to write over one.
 */
export async function backUp(name: string, source: Source) {
  const file = resolve(name)
  if (existsSync(file)) throw existsAlready(file)
  const part = `${file}.part`
  const sql = dial(source.databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    await rm(part, { force: true })
    await sql.begin('isolation level repeatable read read only', (tx) =>
      pipeline(
        Readable.from(bytes(tx, source)),
        createGzip(),
        createWriteStream(part, { mode: 0o600, flags: 'wx' }),
      ),
    )
    await settled(part)
    const { end } = await verified(part)
    await nameFile(part, file)
    return {
      file,
      rows: end.sums.reduce((all, { rows }) => all + rows, 0),
      bytes: (await stat(file)).size,
    }
  } catch (error) {
    const said = aboutFile(error, file)
    throw said === error ? inWords(error, source.databaseUrl) : said
  } finally {
    await rm(part, { force: true }).catch(() => {})
    await sql.end({ timeout: 1 })
  }
}

async function settled(part: string) {
  const handle = await open(part, 'r+')
  await handle.sync()
  await handle.close()
}

async function* bytes(tx: TransactionSql, source: Source) {
  const all = createHash('sha256')
  const sums: Sum[] = []
  for await (const frame of pieces(tx, source, sums)) {
    const one = packed(frame)
    all.update(one)
    yield one
  }
  yield packed(framed('E', { sums, sequences: await sequencesOf(tx), all: all.digest('hex') }))
}

async function* pieces(tx: TransactionSql, source: Source, sums: Sum[]): AsyncGenerator<Frame> {
  await plainly(tx)
  const migrations = await migrationsOf(tx)
  if (!migrations.length)
    throw new Error('There is nothing to back up: this database has never been opened by Skein.')
  await refuseBlind(tx)
  yield framed('H', {
    format: 1,
    skein: source.skein,
    madeAt: new Date().toISOString(),
    migrations,
    settings: await settingsOf(tx),
  } satisfies Head)
  for (const table of await tablesOf(tx)) {
    yield framed('T', table)
    yield* data(rowsOf(tx, table), table.name, sums)
  }
  for (const name of await lettersIn(source.dataDir)) {
    yield framed('F', { name })
    yield* data([await readFile(join(source.dataDir, 'mail', name))], name, sums)
  }
}

async function* data(
  chunks: AsyncIterable<Buffer> | Buffer[],
  name: string,
  sums: Sum[],
): AsyncGenerator<Frame> {
  const { add, sum } = adding(name)
  for await (const chunk of chunks) {
    add(chunk)
    yield framed('D', chunk)
  }
  sums.push(sum())
}

// Where row security hides rows from the owner, the backup would look whole and be empty.
async function refuseBlind(tx: TransactionSql) {
  const hidden = await tx<{ name: string }[]>`
    select c.relname as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.relkind = 'r'
      and row_security_active(c.oid)
      and not exists (
        select from pg_policy p
        where p.polrelid = c.oid
          and p.polname = 'owner'
          and p.polroles = array[(select oid from pg_roles where rolname = current_user)]
      )`
  if (!hidden.length) return
  throw new Error(
    `Row security hides ${hidden[0]?.name} from the user of DATABASE_URL. Start this version of Skein once, which lets it in; then make the backup.`,
  )
}

// The clock of a demo, which is a setting of its database.
async function settingsOf(tx: TransactionSql) {
  const rows = await tx<{ said: string }[]>`
    select unnest(setconfig) as said
    from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
    where d.datname = current_database() and s.setrole = 0`
  return rows.map(({ said }) => said).filter((said) => said.startsWith(`${clockSetting}=`))
}

/** Letters that are kept in place of being sent. */
async function lettersIn(dataDir: string) {
  const names = await readdir(join(dataDir, 'mail')).catch(() => [])
  return names.filter((name) => name.endsWith('.json')).sort()
}
