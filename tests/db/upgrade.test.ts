import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '../../db/migrate'
import { ownerOf } from '../support/database'

let sql: ReturnType<typeof ownerOf>
let folder: string
const name = `test_upgrade_${process.pid}`
const url = () => Object.assign(new URL(inject('databaseServer')), { pathname: `/${name}` }).href

beforeAll(async () => {
  const server = ownerOf(inject('databaseServer'))
  await server.unsafe(`create database ${name}`)
  await server.end()
  folder = await mkdtemp(join(tmpdir(), 'skein-'))
})
afterAll(async () => {
  await sql?.end()
  const server = ownerOf(inject('databaseServer'))
  await server.unsafe(`drop database if exists ${name} with (force)`)
  await server.end()
  await rm(folder, { recursive: true, force: true })
})

/** The migrations as they were before one of them. */
async function before(tag: string) {
  await cp('migrations', folder, { recursive: true })
  const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[]
  }
  const at = journal.entries.findIndex((entry) => entry.tag === tag)
  expect(at).toBeGreaterThan(0)
  await writeFile(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }),
  )
}

beforeAll(async () => {
  await before('0050_looks')
  await migrate(url(), folder)
  sql = ownerOf(url())
  const [school] =
    await sql`insert into schools (id, slug, name, time_zone) values (gen_random_uuid(), 'pier', 'Pier', 'UTC') returning id`
  for (const name of ['Zoë', 'de Vries', 'Ángel', 'Adam'])
    await sql`
      insert into members (school_id, id, name, initials, position, access, joined_on) values (${school?.id}, gen_random_uuid(), ${name}, 'X', 'teacher', 'member', '2026-01-01')`
  await migrate(url())
}, 60_000)

test('a database of locale C, as the embedded one is, puts the names that it holds in the order of the alphabet', async () => {
  expect(await sql`select datcollate as locale from pg_database where datname = ${name}`).toEqual([
    { locale: 'C' },
  ])
  const names = await sql`select name from members order by name`
  expect(names.map((row) => String(row.name))).toEqual(['Adam', 'Ángel', 'de Vries', 'Zoë'])
})

test('a school that was there before there were looks is looked at', async () => {
  expect(
    await sql`select s.slug from door.due('notices') d join schools s on s.id = d.school_id`,
  ).toEqual([{ slug: 'pier' }])
})
