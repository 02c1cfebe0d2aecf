import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { later } from '../../db/jobs'
import { backUp } from '../../db/backup/make'
import { restore } from '../../db/backup/restore'
import { closePool, openPool } from '../../db/connect'
import { startEmbedded } from '../../db/embedded.mjs'
import { atTheDoor } from '../../db/front-door'
import { ownDatabase, ownerOf } from '../support/database'
import { startServer } from '../support/server'
import { Visitor, demoEmail } from '../support/visitor'

let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>
let folder: string
let elsewhere: Awaited<ReturnType<typeof startEmbedded>>
let admin: ReturnType<typeof ownerOf>
let file: string

const source = () => ({ databaseUrl: own.url, dataDir: join(folder, 'data'), skein: 'of a test' })
const target = (name: string, owner = 'harbor') => {
  const url = new URL(elsewhere.url)
  Object.assign(url, {
    pathname: `/${name}`,
    ...(owner === 'skein' ? {} : { username: owner, password: 'geese' }),
  })
  return { databaseUrl: url.href, dataDir: join(folder, name) }
}

async function emptyDatabase(name: string, owner = 'harbor') {
  await admin.unsafe(`create database ${name} owner ${owner}`)
  return target(name, owner)
}

/** Every table of a database with the number of its rows and one hash over all of them, in the order of their text. */
async function summed(url: string) {
  const look = postgres(url, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } })
  const tables = await look<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker', 'jobs') and tablename <> 'migrations' order by 1`
  const sums = await Promise.all(
    tables.map(async ({ name }) => {
      const [sum] = await look.unsafe(
        `select count(*)::int as rows, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as hash from ${name} t`,
      )
      return { name, ...sum }
    }),
  )
  await look.end()
  return sums
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skein-backup-'))
  own = await ownDatabase('skein_demo')
  sql = ownerOf(own.url)
  elsewhere = await startEmbedded(join(folder, 'elsewhere'))
  admin = ownerOf(elsewhere.url)
  // As a school's own Postgres often is: its user is no superuser.
  await admin.unsafe("create role harbor login createrole password 'geese'")
  await admin.unsafe('grant set on parameter skein.clock to harbor')
  openPool(own.url)
  await atTheDoor(() =>
    later('reset letter', { email: demoEmail('priya.natarajan'), token: 'a'.repeat(43) }),
  )
  await closePool()
  await mkdir(join(folder, 'data', 'mail'), { recursive: true })
  await writeFile(join(folder, 'data', 'mail', 'one.json'), '{"kept": true}')
  file = join(folder, 'backup')
  await backUp(file, source())
})
afterAll(async () => {
  await Promise.all([sql.end(), admin.end()])
  await elsewhere.stop()
  await own.drop()
  await rm(folder, { recursive: true, force: true })
})

test('a backup is a file for its owner alone, and is never written over another', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const before = await readFile(file)
  await expect(backUp(file, source())).rejects.toThrow(/exists already/)
  expect(await readFile(file)).toEqual(before)
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('restored into an empty server every table has the rows it had, people sign in, and work that waited is done', async () => {
  const there = await emptyDatabase('restored')
  const before = await summed(own.url)
  await restore(file, there)
  expect(await summed(there.databaseUrl)).toEqual(before)
  expect(before.find(({ name }) => name === 'public.turns')).toMatchObject({
    rows: expect.any(Number),
  })

  const server = await startServer(there.databaseUrl, { DATA_DIR: there.dataDir })
  await new Visitor(server.url).signIn(demoEmail('priya.natarajan'))
  await vi.waitFor(
    async () => expect(await readdir(join(there.dataDir, 'mail'))).toHaveLength(2),
    20_000,
  )
  await server.stop()
  expect(await readFile(join(there.dataDir, 'mail', 'one.json'), 'utf8')).toBe('{"kept": true}')
})

test('walls, references and triggers stand again after a restore', async () => {
  const there = await emptyDatabase('walled')
  await restore(file, there)
  const shape = (url: string) => {
    const look = postgres(url, { max: 1, onnotice: () => {} })
    return look`
      select (select array_agg(format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) order by 1) from (select * from pg_constraint where contype in ('f', 'c', 'x', 'u') and connamespace = 'public'::regnamespace order by conrelid::regclass::text, conname) as k) as rules,
        (select count(*)::int from pg_trigger where tgenabled = 'O' and not tgisinternal) as triggers,
        (select count(*)::int from pg_class where relforcerowsecurity) as walls, (select count(*)::int from pg_policy) as policies`.finally(
      () => look.end(),
    )
  }
  const [now] = await shape(there.databaseUrl)
  const [before] = await shape(own.url)
  expect({ ...now, rules: new Set(now?.rules) }).toEqual({
    ...before,
    rules: new Set(before?.rules),
  })
})

test('a backup that is cut off or altered anywhere is refused and changes nothing', async () => {
  const there = await emptyDatabase('untouched')
  const whole = await readFile(file)
  const plain = gunzipSync(whole)
  const at = plain.indexOf('Priya')
  const altered = Buffer.concat([
    plain.subarray(0, at),
    Buffer.from('Prixa'),
    plain.subarray(at + 5),
  ])
  const spoilt = {
    cut: whole.subarray(0, whole.length - 100),
    half: whole.subarray(0, whole.length / 2),
    altered: gzipSync(altered),
    shorter: gzipSync(plain.subarray(0, at)),
    other: Buffer.from('not a backup'),
    empty: Buffer.alloc(0),
  }
  for (const [name, bytes] of Object.entries(spoilt)) {
    await writeFile(join(folder, name), bytes)
    await expect(restore(join(folder, name), there), name).rejects.toThrow(
      /is not a whole backup of Skein .* Nothing was changed\.$/,
    )
  }
  const look = ownerOf(there.databaseUrl)
  expect(
    await look`select nspname from pg_namespace where nspname in ('drizzle', 'door', 'graphile_worker')`,
  ).toEqual([])
  await look.end()
})

test('a backup is restored only where no school is, and not from a newer Skein', async () => {
  await expect(restore(file, { databaseUrl: own.url, dataDir: folder })).rejects.toThrow(
    /holds a school or accounts already/,
  )
  const older = join(folder, 'older')
  await cp('migrations', older, { recursive: true })
  const journal = JSON.parse(await readFile(join(older, 'meta', '_journal.json'), 'utf8')) as {
    entries: object[]
  }
  await writeFile(
    join(older, 'meta', '_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, -1) }),
  )
  await expect(restore(file, await emptyDatabase('older'), older)).rejects.toThrow(
    /^The backup was made by a newer Skein/,
  )
})
