import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pool, refusalOf } from '../db/connect'
import { withSchool, sql } from '../db/school'
import { openOwnDatabase, ownerOf } from './support/database'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let owner: ReturnType<typeof ownerOf>

beforeAll(async () => {
  own = await openOwnDatabase('skein_demo')
  owner = ownerOf(own.url)
})
afterAll(async () => {
  await owner.end()
  await own.close()
})

const tenants = () => owner<
  { name: string; secured: boolean; forced: boolean; policies: number; key: string[] }[]
>`
  select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polname <> 'owner') as policies,
    (select array_agg(a.attname order by k.place) from pg_index i, unnest(i.indkey) with ordinality k(att, place)
      join pg_attribute a on a.attnum = k.att where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid)::text[] as key
  from pg_class c join pg_attribute s on s.attrelid = c.oid and s.attname = 'school_id' and not s.attisdropped
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`

test('every table of a school is behind its wall and keyed by the school', async () => {
  const tables = await tenants()
  expect(tables.length).toBeGreaterThan(10)
  for (const { name, secured, forced, policies, key } of tables) {
    expect({ name, secured, forced, walled: policies > 0, first: key[0] }).toEqual({
      name,
      secured: true,
      forced: true,
      walled: true,
      first: 'school_id',
    })
  }
})

test('every reference between tables of schools carries the school', async () => {
  const loose = await owner`
    select k.conname from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'school_id')
      and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'school_id')
      and not exists (select from unnest(k.conkey) c join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c where a.attname = 'school_id')`
  expect(loose.map(({ conname }) => conname)).toEqual([])
})

test('a stranger to the school reads nothing of it and changes nothing in it', async () => {
  const counts = await withSchool(uuidv7(), async () => {
    const tables = await tenants()
    const found = []
    for (const { name } of tables) {
      const [row] = await sql().unsafe<{ n: number }[]>(`select count(*)::int as n from ${name}`)
      found.push({ name, n: row?.n })
    }
    const changed = await sql()`update initiatives set title = 'mine now'`
    return { seen: found.filter(({ n }) => n !== 0), changed: changed.count }
  })
  expect(counts).toEqual({ seen: [], changed: 0 })
})

test('a stranger cannot point at a row of another school, nor write into it', async () => {
  const [member] = await owner<
    { id: string; school_id: string }[]
  >`select id, school_id from members limit 1`
  const stranger = uuidv7()
  const pointing = withSchool(stranger, async () => {
    await sql()`insert into schools (id, slug, name, time_zone) values (${stranger}, 'stranger', 'Stranger', 'UTC')`
    await sql()`insert into initiatives (id, number, title, purpose, challenge, created_by) values (${uuidv7()}, 1, 'x', 'x', 'both', ${member?.id ?? ''})`
  })
  await expect(pointing.catch((error: unknown) => refusalOf(error)?.code)).resolves.toBe('23503')
  const writing = withSchool(stranger, () =>
    sql()`insert into sip_goals (school_id, id, title) values (${member?.school_id ?? ''}, ${uuidv7()}, 'x')`.then(
      () => {},
    ),
  )
  await expect(writing.catch((error: unknown) => refusalOf(error)?.code)).resolves.toBe('42501')
})

test('with no school in scope the application role sees nothing, and accounts never', async () => {
  const [seen] = await pool()<
    { n: number; role: string }[]
  >`select count(*)::int as n, current_user as role from members`
  expect(seen).toEqual({ n: 0, role: 'skein_app' })
  const peeking = withSchool(uuidv7(), () => sql()`select * from accounts`.then(() => {}))
  await expect(peeking.catch((error: unknown) => refusalOf(error)?.code)).resolves.toBe('42501')
})
