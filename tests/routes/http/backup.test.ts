import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { later } from '../../../db/jobs'
import { backUp } from '../../../db/backup/make'
import { restore } from '../../../db/backup/restore'
import { closePool, openPool } from '../../../db/connect'
import { startEmbedded } from '../../../db/embedded.mjs'
import { atTheDoor } from '../../../db/front-door'
import { migrate } from '../../../db/migrate'
import { ownDatabase, ownerOf } from '../../support/database'
import { summed } from '../../support/sums'
import { forged } from '../../support/forged-backup'
import { startServer } from '../../support/server'
import { Visitor, demoEmail } from '../../support/visitor'
import { soon } from '../../support/soon'

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

test('a place that cannot be written is said in words that name it, and leaves nothing', async () => {
  const said = (name: string) =>
    backUp(join(folder, name), source()).catch((error) => error.message)
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling'))
  expect(await said('missing/backup')).toBe(
    `There is no folder ${join(folder, 'missing')}. Make it, or choose another.`,
  )
  expect(await said('dangling')).toMatch(/dangling exists already\./)
  expect(await said('backup/inside')).toMatch(/backup\/inside cannot be written \(ENOTDIR\)/)
  expect(await said('x'.repeat(300))).toMatch(/cannot be written \(ENAMETOOLONG\)/)
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('long texts in many rows keep nobody from making a backup', async () => {
  const full = await ownDatabase('skein_demo')
  const look = ownerOf(full.url)
  await look`insert into sign_ups (token_hash, email, name, expires_at)
    select n::text, 'x', repeat('x', 700000), now() from generate_series(1, 100) n`
  await look.end()
  const made = await backUp(join(folder, 'large'), { ...source(), databaseUrl: full.url })
  expect(made.rows).toBeGreaterThan(100)
  await full.drop()
})

test('two restores at once into one database are one, and the other is refused', async () => {
  const there = await emptyDatabase('raced')
  const both = await Promise.allSettled([restore(file, there), restore(file, there)])
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
  expect(refused).toEqual([expect.stringMatching(/Nothing was (changed|restored)\./)])
})

test('a backup of the last version before the baseline is restored, one of an earlier is refused', async () => {
  const { hash, baseline } = JSON.parse(await readFile('migrations/meta/_before.json', 'utf8'))
  const then = await emptyDatabase('earlier')
  await migrate(then.databaseUrl, { upTo: baseline })
  const at = ownerOf(then.databaseUrl)
  await at`
    insert into schools (id, slug, name, time_zone)
    values (gen_random_uuid(), 'weir', 'Weir', 'America/New_York')`
  const old = join(folder, 'old backup')
  await backUp(old, { ...source(), databaseUrl: then.databaseUrl })
  const made = (by: string) =>
    forged(old, /"migrations":\[.*?\]/, `"migrations":[{"hash":"${by}","at":1796097000000}]`)
  const there = await emptyDatabase('before')
  await restore(await made(hash), there)
  const restored = ownerOf(there.databaseUrl)
  expect(await restored`select * from schools`).toMatchObject(await at`select * from schools`)
  await Promise.all([at.end(), restored.end()])
  await expect(restore(await made('1'.repeat(64)), await emptyDatabase('early'))).rejects.toThrow(
    /^This backup is of an early Skein.* make a new backup\.$/,
  )
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
  await soon(async () => expect(await readdir(join(there.dataDir, 'mail'))).toHaveLength(2))
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
