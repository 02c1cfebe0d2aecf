import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pool, refusalOf } from '../db/connect'
import { withSchool, sql } from '../db/school'
import { openOwnDatabase, ownerOf } from './support/database'
import { summed } from './support/sums'

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
  { name: string; secured: boolean; forced: boolean; key: string[]; kept: string[] }[]
>`
  select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    (select array_agg(a.attname order by k.place) from pg_index i, unnest(i.indkey) with ordinality k(att, place)
      join pg_attribute a on a.attnum = k.att where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid)::text[] as key,
    (select array_agg(a.attname order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')::text[] as kept
  from pg_class c join pg_attribute s on s.attrelid = c.oid and s.attname = 'school_id' and not s.attisdropped
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`

/** What lets anyone but the owner and the door at the rows of each table. */
const walls = () => owner<{ name: string; walls: string[] }[]>`
  select p.polrelid::regclass::text as name, array_agg(concat_ws(' ', polname, polcmd,
    pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) order by polname) as walls
  from pg_policy p
  where not polroles <@ array['skein_door'::regrole::oid, current_user::regrole::oid]
  group by polrelid`

test('every table of a school is behind its wall and keyed by the school', async () => {
  const tables = await tenants()
  const own = (column: string) => {
    const isOwn = `(${column} = ( SELECT current_school() AS current_school))`
    return [`own_school * ${isOwn} ${isOwn}`]
  }
  const walled = new Map((await walls()).map((one) => [one.name, one.walls]))
  expect(walled.get('schools')).toEqual(own('id'))
  expect(tables.length).toBeGreaterThan(50)
  for (const { name, secured, forced, key } of tables) {
    expect({ name, secured, forced, walls: walled.get(name), first: key[0] }).toEqual({
      name,
      secured: true,
      forced: true,
      walls: own('school_id'),
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
  const tables = await tenants()
  const before = await summed(own.url)
  const through = await withSchool(uuidv7(), async () => {
    const found = []
    for (const { name } of tables) {
      const seen = await sql().unsafe<{ n: number }[]>(`select count(*)::int as n from ${name}`)
      const changed = await touched(`update ${name} set school_id = school_id`)
      const removed = await touched(`delete from ${name}`)
      found.push({ name, counts: [seen[0]?.n, changed, removed] })
    }
    return found.filter(({ counts }) => counts.some((count) => count !== 0))
  })
  expect(through).toEqual([])
  expect(await summed(own.url)).toEqual(before)
})

/** How many rows a statement touched; none where it is not allowed at all. */
const touched = (statement: string) =>
  sql()
    .savepoint((inside) => inside.unsafe(statement))
    .then(
      ({ count }) => count,
      (error: unknown) => (refusalOf(error)?.code === '42501' ? 0 : error),
    )

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
  // These two ask for their people before the wall is reached, and find none.
  expect(await writtenBy(stranger)).toEqual([
    ['alliances', '23514'],
    ['responses', '23001'],
  ])
})

/** What a stranger can write into another school: a copy of a row, in each table that has any. */
async function writtenBy(stranger: string) {
  const through = []
  for (const { name, kept } of await tenants()) {
    const [row] = await owner.unsafe<{ row: string }[]>(
      `select row_to_json(t)::text as row from ${name} t limit 1`,
    )
    if (!row) continue
    const columns = kept.join(', ')
    const writing = withSchool(stranger, () =>
      sql()
        .unsafe(
          `insert into ${name} (${columns}) select ${columns} from json_populate_record(null::${name}, $1)`,
          [row.row],
        )
        .then(() => {}),
    )
    const code = await writing.catch((error: unknown) => refusalOf(error)?.code)
    if (code !== '42501') through.push([name, code])
  }
  return through
}

test('with no school in scope the application role sees nothing, and accounts never', async () => {
  const [role] = await pool()<{ role: string }[]>`select current_user as role`
  expect(role).toEqual({ role: 'skein_app' })
  for (const name of ['schools', ...(await tenants()).map((one) => one.name)]) {
    const seen = await pool().unsafe<{ n: number }[]>(`select count(*)::int as n from ${name}`)
    expect([name, seen[0]?.n]).toEqual([name, 0])
  }
  const ofTheDoor = await owner<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'schools'
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'school_id')`
  expect(ofTheDoor.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['accounts', 'sessions', 'password_resets', 'sign_ups', 'devices']),
  )
  for (const { name } of ofTheDoor) {
    const peeking = withSchool(uuidv7(), () =>
      sql()
        .unsafe(`select from ${name}`)
        .then(() => {}),
    )
    const code = await peeking.catch((error: unknown) => refusalOf(error)?.code)
    expect([name, code]).toEqual([name, '42501'])
  }
})
