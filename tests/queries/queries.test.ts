import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startEmbedded } from '../../db/embedded.mjs'
import { migrate } from '../../db/migrate'
import { askingFolders } from './folders'
import { lint } from './lint.mjs'

// Of a whole run there is a Postgres; `npm run check` has its own, which is stopped again.
const database = 'test_queries'
let embedded: { url: string; stop: () => Promise<void> }

beforeAll(async () => {
  const running: string | undefined = inject('databaseServer')
  embedded = running
    ? { url: running, stop: async () => {} }
    : await startEmbedded('.data/check', { settings: { fsync: 'off' } })
  await asOwner(`drop database if exists ${database} with (force)`)
  await asOwner(`create database ${database}`)
  await migrate(at(database))
})

afterAll(async () => {
  await asOwner(`drop database if exists ${database} with (force)`)
  await embedded.stop()
})

test('every written query is one that the database answers, with the rows it says', async () => {
  expect(await lint(at(database), askingFolders)).toEqual([])
}, 600_000)

test('a query that is wrong is found', async () => {
  const found = await lint(at(database), ['tests/queries/wrong.ts'])
  expect(found.map((one) => one.replace(/^.*wrong\.ts:\d+ /, ''))).toEqual([
    'Invalid Query: column "ident" does not exist',
    expect.stringContaining('row.seats is int2, and not string.'),
    expect.stringContaining('row.left may be null.'),
    expect.stringContaining('row.title may be null.'),
    expect.stringContaining('row has no name.'),
    expect.stringContaining('row.name is not in the type.'),
    'The query does not say what it answers: { name: string }[].',
    'Invalid Query: column "nickname" does not exist',
    expect.stringContaining('“text” cannot be followed'),
    expect.stringContaining('row.lead.id is a string.'),
  ])
}, 600_000)

const at = (name: string) => embedded.url.replace(/\/postgres$/, `/${name}`)

async function asOwner(statement: string) {
  const sql = postgres(embedded.url, { max: 1, onnotice: () => {} })
  await sql.unsafe(statement)
  await sql.end()
}
