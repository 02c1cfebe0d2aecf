import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { migrate } from '../../db/migrate'
import { ownDatabase, ownerOf } from '../support/database'
import { summed } from '../support/sums'

let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>
let folder: string

beforeEach(async () => {
  own = await ownDatabase('skein_demo')
  sql = ownerOf(own.url)
  folder = await mkdtemp(join(tmpdir(), 'skein-'))
  await cp('migrations', join(folder, 'migrations'), { recursive: true })
  await cp('db/functions', join(folder, 'functions'), { recursive: true })
})
afterEach(async () => {
  await sql.end()
  await own.drop()
  await rm(folder, { recursive: true, force: true })
})

const next = () => ({
  migrations: join(folder, 'migrations'),
  functions: join(folder, 'functions'),
})
const put = (name: string, text: string) => writeFile(join(folder, name), text)

/** The version that comes after this one, with one more migration. */
async function follow(text: string) {
  const file = 'migrations/meta/_journal.json'
  const journal = JSON.parse(await readFile(join(folder, file), 'utf8')) as {
    entries: { idx: number; when: number; tag: string }[]
  }
  const last = journal.entries.at(-1)
  if (!last) throw new Error('there is no migration')
  const one = { ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_next' }
  await put(file, JSON.stringify({ ...journal, entries: [...journal.entries, one] }))
  await put('migrations/9999_next.sql', text)
}

const titled = `
  create or replace function titled(given initiatives) returns text language sql stable
  as $$ select given.title || coalesce(': ' || (given).motto, '') $$`

const seen = () =>
  sql`select hash, created_at from drizzle.__drizzle_migrations order by created_at`

const functionsOf = async (url: string) => {
  const look = ownerOf(url)
  return look`
    select p.oid::regprocedure::text as name, prosrc, proconfig, proowner::regrole::text as owner,
      array(select unnest(proacl)::text order by 1) as acl
    from pg_proc p where pronamespace in ('public'::regnamespace, 'door'::regnamespace)
    order by 1`.finally(() => look.end())
}

test('a school that is full of work loses nothing to a migration that follows', async () => {
  const before = await summed(own.url)
  await follow(`
    alter table initiatives add column motto text;
    create view mottos with (security_invoker = true) as
      select id, titled(initiatives) as said from initiatives;
    update initiatives set motto = 'Together' where number = 1;`)
  await put('functions/initiatives/titled.sql', titled)
  await migrate(own.url, next())
  const [one] = await sql`
    select said from mottos join initiatives using (id) where number = 1`
  expect(one?.said).toMatch(/: Together$/)
  await sql`drop view mottos`
  await sql`alter table initiatives drop column motto`
  expect(await summed(own.url)).toEqual(before)
})

test('a migration that fails leaves everything as it was, its functions among it', async () => {
  const before = await functionsOf(own.url)
  await follow('alter table initiatives add column motto text; select 1 / 0')
  await put('functions/initiatives/titled.sql', titled)
  await expect(migrate(own.url, next())).rejects.toThrow(/division by zero/)
  expect(await functionsOf(own.url)).toEqual(before)
  expect(await sql`select from pg_attribute where attname = 'motto'`).toEqual([])
})

test('a function that differs from its file is mended at the next start', async () => {
  const before = await functionsOf(own.url)
  await sql.unsafe(`
    create or replace function is_here(m members) returns boolean language sql
    as 'select true';
    alter function door.session(text) reset all;
    revoke execute on function door.letters(text) from skein_app;
    grant execute on function jobs.forget_failed() to public;
    drop function door.calendar(text)`)
  expect(await functionsOf(own.url)).not.toEqual(before)
  await migrate(own.url)
  expect(await functionsOf(own.url)).toEqual(before)
})

test('a function whose file is gone is dropped, and one that someone else made stays', async () => {
  await put('functions/initiatives/motto.sql', titled.replace('(given).motto', "'?'"))
  await migrate(own.url, next())
  await sql`create function theirs() returns int language sql as 'select 1'`
  await rm(join(folder, 'functions/initiatives/motto.sql'))
  await migrate(own.url, next())
  expect(await sql`select proname from pg_proc where proname in ('titled', 'theirs')`).toEqual([
    { proname: 'theirs' },
  ])
})

test('a function that is still needed cannot go, which is said in words', async () => {
  await rm(join(folder, 'functions/decisions/keep_decision.sql'))
  await expect(migrate(own.url, next())).rejects.toThrow(
    /^db\/functions has public\.keep_decision\(\) no more, .*trigger decisions_kept.* in a migration\.$/,
  )
  expect(await sql`select from pg_proc where proname = 'keep_decision'`).toHaveLength(1)
})

test('a function that asks for a column that is not there is refused by its file', async () => {
  await put('functions/initiatives/titled.sql', titled)
  await expect(migrate(own.url, next())).rejects.toThrow(
    /^The function of initiatives\/titled\.sql cannot be put in: .*motto/,
  )
})

test('a database that a newer version has opened is left alone by this one', async () => {
  await follow('create table pebbles (id int)')
  await migrate(own.url, next())
  await expect(migrate(own.url)).rejects.toThrow(/was opened by a newer Skein than this one/)
})

/** As a database looks that the migrations of before the baseline made. */
async function asBefore(hash: string) {
  await sql`drop table drizzle.functions`
  await sql`truncate drizzle.__drizzle_migrations`
  await sql`
    insert into drizzle.__drizzle_migrations (hash, created_at)
    values (${'0'.repeat(64)}, 1795509676780), (${hash}, 1796097000000)`
}

test('a database of the last version before the baseline is taken over with all that is in it', async () => {
  const { hash, baseline } = JSON.parse(await readFile('migrations/meta/_before.json', 'utf8'))
  const [was, functions] = [await seen(), await functionsOf(own.url)]
  await sql.end()
  await own.drop()
  own = await ownDatabase('template1')
  sql = ownerOf(own.url)
  await migrate(own.url, { upTo: baseline })
  await sql`insert into schools (id, slug, name, time_zone)
    values (gen_random_uuid(), 'weir', 'Weir', 'America/New_York')`
  const before = await sql`select * from schools`
  await asBefore(hash)
  await migrate(own.url)
  expect(await sql`select * from schools`).toMatchObject(before)
  expect(await seen()).toEqual(was)
  expect(await functionsOf(own.url)).toEqual(functions)
})

test('one of an earlier version is refused with what to do, and stays as it is', async () => {
  await asBefore('1'.repeat(64))
  const was = await seen()
  await expect(migrate(own.url)).rejects.toThrow(
    /^This database is of an early Skein.*Start that version on it once, then this one\./,
  )
  expect(await seen()).toEqual(was)
})

test('a database of locale C, as the embedded one is, orders names by the alphabet', async () => {
  const name = new URL(inject('databaseServer')).pathname.slice(1)
  expect(await sql`select datcollate as locale from pg_database where datname = ${name}`).toEqual([
    { locale: 'C' },
  ])
  await sql`insert into sip_goals (school_id, id, title)
    select id, gen_random_uuid(), unnest(array['Zoë', 'de Vries', 'Ángel', 'Adam']) from schools`
  const titles = await sql`
    select title from sip_goals where title in ('Zoë', 'de Vries', 'Ángel', 'Adam') order by title`
  expect(titles.map((row) => String(row.title))).toEqual(['Adam', 'Ángel', 'de Vries', 'Zoë'])
})
