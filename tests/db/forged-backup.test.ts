import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { framed, packed } from '../../db/backup/frames'
import { backUp } from '../../db/backup/make'
import { restore } from '../../db/backup/restore'
import { startEmbedded } from '../../db/embedded.mjs'
import { ownDatabase, ownerOf } from '../support/database'
import { forged } from '../support/forged-backup'

let own: Awaited<ReturnType<typeof ownDatabase>>
let folder: string
let elsewhere: Awaited<ReturnType<typeof startEmbedded>>
let admin: ReturnType<typeof ownerOf>
let file: string

// Its owner is a superuser, as that of the embedded Postgres is.
async function emptyDatabase(name: string) {
  await admin.unsafe(`create database ${name}`)
  const url = new URL(elsewhere.url)
  url.pathname = `/${name}`
  return { databaseUrl: url.href, dataDir: join(folder, name) }
}
const said = async (from: string | RegExp, to: string, where: Parameters<typeof restore>[1]) =>
  restore(await forged(file, from, to), where).then(
    () => 'restored',
    (error: Error) => error.message,
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skein-forged-'))
  own = await ownDatabase('skein_demo')
  elsewhere = await startEmbedded(join(folder, 'elsewhere'))
  admin = ownerOf(elsewhere.url)
  file = join(folder, 'backup')
  await backUp(file, { databaseUrl: own.url, dataDir: join(folder, 'data'), skein: 'of a test' })
})
afterAll(async () => {
  await admin.end()
  await elsewhere.stop()
  await own.drop()
  await rm(folder, { recursive: true, force: true })
})

test('a backup of another hand says no SQL as the name of a table', async () => {
  const sql = '(account_id) select null; create table mine (x int); --'
  expect(await said('"columns":["', `"columns":["${sql}`, await emptyDatabase('columns'))).toMatch(
    /is not Skein’s/,
  )
})

test('a backup of another hand says no SQL as a setting, and sets none but the clock', async () => {
  const there = await emptyDatabase('settings')
  const attack = `skein.a to '1'; create role evil superuser login; --=x`
  const settings = [
    attack,
    `skein.clock to '1'; create role evil superuser; --=x`,
    'statement_timeout=1',
    'skein.school=x',
  ]
  expect(
    await said('"settings":[', `"settings":${JSON.stringify(settings).slice(0, -1)},`, there),
  ).toBe('restored')
  expect(await admin`select from pg_roles where rolname = 'evil'`).toHaveLength(0)
  const [{ setconfig }] = (await admin`
    select setconfig from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
    where datname = 'settings' and setrole = 0`) as unknown as [{ setconfig: string[] }]
  expect(setconfig).toEqual([expect.stringMatching(/^skein\.clock=/)])
})

test('a clock that is moved by no time is refused, and nothing is restored', async () => {
  const there = await emptyDatabase('clocks')
  const attack = `skein.clock=1'; create role evil superuser login; --`
  expect(await said('"settings":[', `"settings":["${attack}",`, there)).toBe(
    'The backup moves the clock by no length of time. Nothing was restored.',
  )
  expect(await admin`select from pg_roles where rolname = 'evil'`).toHaveLength(0)
  const look = ownerOf(there.databaseUrl)
  expect(await look`select from schools`).toHaveLength(0)
  await look.end()
})

test.each([
  ['no migrations', /"migrations":\[.*?\]/, '"migrations":null'],
  ['migrations of another kind', /"migrations":\[.*?\]/, '"migrations":[null]'],
  ['settings of another kind', /"settings":\[.*?\]/, '"settings":[{}]'],
  ['no settings', /,"settings":\[.*?\]/, ''],
  ['another format', '"format":1', '"format":"1"'],
  ['no words at all', /^\{"format".*/s, 'null'],
  ['no JSON', /^\{"format".*/s, '{'],
  ['a table without a name', '"name":"public.', '"nam":"public.'],
  ['columns of another kind', /"columns":\[.*?\]/, '"columns":{}'],
])('a backup whose head has %s is refused in words', async (_, from, to) => {
  expect(await said(from, to, { databaseUrl: elsewhere.url, dataDir: folder })).toMatch(
    /is not a whole backup of Skein \((its beginning|the name of a table) says nothing that Skein writes\)\. Nothing was changed\.$/,
  )
})

test.each([
  ['a piece of no kind', Buffer.alloc(50_000_000), /a piece is of no kind/],
  [
    'a letter that is elsewhere',
    frames('F', { name: '../../x.json' }),
    /the name of a letter says/,
  ],
  ['empty pieces of a table', Buffer.concat([...table(), ...empty()]), /a piece holds nothing/],
  ['pieces of nothing', Buffer.concat([head(), ...empty()]), /a piece holds nothing/],
  ['two beginnings', Buffer.concat([head(), head()]), /does not begin as a backup/],
  ['no beginning', Buffer.concat(table().slice(1)), /does not begin as a backup/],
])('a file of %s is refused at the first of them', async (_, bytes, why) => {
  const there = join(folder, 'pieces')
  await writeFile(there, gzipSync(bytes))
  const began = process.cpuUsage()
  await expect(restore(there, { databaseUrl: elsewhere.url, dataDir: folder })).rejects.toThrow(why)
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(5_000)
})

function head() {
  const made = { format: 1, skein: 'x', madeAt: '2026-03-02T18:00:00.000Z' }
  return packed(framed('H', { ...made, migrations: [], settings: [] }))
}
function table() {
  return [head(), packed(framed('T', { name: 'public.x', columns: ['x'], select: 'x' }))]
}
function frames(kind: 'F', said: object) {
  return Buffer.concat([head(), packed(framed(kind, said))])
}
function empty() {
  return Array.from({ length: 1_000 }, () => packed(framed('D', Buffer.alloc(0))))
}
