import postgres from 'postgres'
import { expect, test } from 'vitest'
import { decisionLog } from '../../../app/domain/decisions/log'
import { withSchool, sql } from '../../../db/school'
import { ownSchool } from '../../support/own-school'

const school = ownSchool()

const log = (filter: Parameters<typeof decisionLog>[1]) =>
  school.cast.inSchool(() => decisionLog(school.cast.who('TO'), filter))
const other = '0190f000-0000-7000-8000-00000000000a'

test('among 30,000 texts of two schools the search takes the index, and finds only its own school’s', async () => {
  const [one] = await school.sql<{ id: string }[]>`select id from decisions where number = 1`
  await school.sql`insert into schools (id, slug, name, time_zone) values (${other}, 'elsewhere', 'Elsewhere', 'UTC')`
  await school.sql`insert into members (school_id, id, name, initials, position, access, joined_on) values (${other}, ${other}, 'A', 'A', 'teacher', 'owner', '2025-01-01')`
  await school.sql`insert into decisions (school_id, id, number, question, decided, method, authority, outcome, decided_on, recorded_by)
    values (${other}, ${other}, 1, 'Zeppelins?', 'Phones for all.', 'consent', 'decides', 'passed', '2026-01-01', ${other})`
  for (const [schoolId, decision] of [
    [school.cast.schoolId, one?.id ?? ''],
    [other, other],
  ] as const)
    await school.sql`insert into decision_texts (school_id, id, decision_id, part, source_id, body)
      select ${schoolId}, gen_random_uuid(), ${decision}, 'thread', gen_random_uuid(), 'Words about chairs, buses and number ' || n || case when n % 5000 = 0 then ' and a zeppelin' else '' end from generate_series(1, 15000) n`
  await school.sql`vacuum analyze decision_texts`

  const plans = await plansOfSearch([
    'zeppelins',
    'zeppelins',
    'zeppelins',
    'a zeppelin',
    'zeppelins',
    'zeppelins',
    'zeppelins',
  ])
  expect(plans).toHaveLength(7)
  for (const plan of plans) {
    expect(plan).toContain('Bitmap Index Scan on decision_texts_words')
    expect(plan).not.toContain('Seq Scan')
  }

  const { lines: found } = await school.cast.inSchool(() =>
    decisionLog(school.cast.who('TO'), { text: 'zeppelins' }),
  )
  expect(found.map(({ number }) => number)).toEqual([1])
  expect(found[0]?.part).toBe('thread')
  const elsewhere = await withSchool(other, () =>
    sql()<
      { part: string }[]
    >`select t.part from door.decision_hits('phones') h join decision_texts t on t.id = h.text_id`.then(
      (rows) => [...rows],
    ),
  )
  expect(elsewhere.map(({ part }) => part)).toEqual(['outcome'])
})

test('the search answers for the school in scope alone, whichever decisions are named and whatever stands in the way', async () => {
  const asked = school.sql.begin(async (sql) => {
    await sql`create temp table decision_texts on commit drop as select * from public.decision_texts`
    await sql`create function pg_temp.current_school() returns uuid language sql as ${sql.unsafe(`'select ''${other}''::uuid'`)}`
    await sql`grant all on pg_temp.decision_texts to skein_door, skein_app`
    await sql`set local role skein_app`
    await sql`select set_config('skein.school', ${school.cast.schoolId}, true), set_config('search_path', 'pg_temp, public', true)`
    const hits = async (among: string[] | null) =>
      (
        await sql<
          { id: string }[]
        >`select decision_id as id from door.decision_hits('phones zeppelins', ${among}::uuid[])`
      ).map(({ id }) => id)
    const found = { all: await hits(null), foreign: await hits([other]), none: await hits([]) }
    await sql`reset role`
    await sql`drop function pg_temp.current_school()`
    return found
  })
  const { all, foreign, none } = await asked
  expect([all.length > 0, all.includes(other), foreign, none]).toEqual([true, false, [], []])
})

test('with no school in scope the search finds nothing', async () => {
  const found = await school.sql.begin(async (sql) => {
    await sql`set local role skein_app`
    return sql`select * from door.decision_hits('phones')`
  })
  expect(found).toEqual([])
})

test('every decision can be reached, page by page: among all, among matches of a filter, and among those of a search', async () => {
  const recorder = school.cast.who('RO').memberId
  await school.sql`insert into decisions (school_id, id, number, question, decided, method, authority, outcome, decided_on, review_on, recorded_by)
    select ${school.cast.schoolId}, gen_random_uuid(), 1000 + n, 'Do the buses leave early?', 'The buses leave early. Buses, buses.', 'consent', 'decides', 'passed', '2026-01-01', '2026-04-01', ${recorder} from generate_series(1, 401) n`
  await school.sql`insert into decisions (school_id, id, number, question, decided, why, method, authority, outcome, decided_on, recorded_by)
    values (${school.cast.schoolId}, gen_random_uuid(), 2000, 'Who paints the door?', 'Kofi does.', 'It can be seen from the buses.', 'majority', 'decides', 'passed', '2026-01-01', ${recorder})`
  const read = async (filter: Parameters<typeof decisionLog>[1]) => {
    const pages = [await log(filter)]
    for (let { earlier } = pages[0] ?? {}; earlier; earlier = pages.at(-1)?.earlier)
      pages.push(await log({ ...filter, before: earlier }))
    return {
      sizes: pages.map(({ lines }) => lines.length),
      numbers: pages.flatMap(({ lines }) => lines.map(({ number }) => number)),
      totals: [...new Set(pages.map(({ total }) => total))],
      places: pages.map(({ skipped }) => skipped),
      snippets: pages.flatMap(({ lines }) => lines.map(({ snippet }) => snippet)),
    }
  }

  const all = await read({})
  expect([all.sizes, all.totals, all.places]).toEqual([
    [100, 100, 100, 100, 14],
    [414],
    [0, 100, 200, 300, 400],
  ])
  expect(new Set(all.numbers).size).toBe(414)
  const ofDay = await read({ method: 'consent', outcome: 'passed' })
  expect([
    ofDay.sizes.slice(0, 2),
    new Set(ofDay.numbers).size,
    ofDay.numbers.includes(1401),
  ]).toEqual([[100, 100], ofDay.totals[0], true])
  const found = await read({ text: 'buses' })
  expect([
    found.sizes,
    found.totals,
    new Set(found.numbers).size,
    found.numbers.includes(2000),
  ]).toEqual([[100, 100, 100, 100, 3], [403], 403, true])
  expect(found.snippets.every((snippet) => snippet?.includes('\x01'))).toBe(true)
  expect(
    (await log({ text: 'buses', method: 'majority' })).lines.map(({ number }) => number),
  ).toEqual([2000])
  expect((await log({ text: 'buses', method: 'majority', outcome: 'referred' })).lines).toEqual([])
  expect((await log({ before: 99_999 })).skipped).toBe(0)
})

/**
 * How Postgres ran the statement inside the search, each time it was asked; prepared once, it goes
 * over to a plan for any words at last.
 */
async function plansOfSearch(asked: string[]) {
  const said: string[] = []
  const sql = postgres(school.url, {
    max: 1,
    onnotice: ({ message = '' }) => void said.push(message),
  })
  await sql.begin(async (tx) => {
    await tx`load 'auto_explain'`
    for (const [name, value] of Object.entries({
      log_min_duration: '0',
      log_nested_statements: 'on',
      log_level: 'notice',
    }))
      await tx`select set_config(${`auto_explain.${name}`}, ${value}, true)`
    await tx`set local role skein_app`
    await tx`select set_config('skein.school', ${school.cast.schoolId}, true)`
    for (const text of asked) await tx`select decision_id from door.decision_hits(${text})`
  })
  await sql.end()
  return said.filter((plan) => plan.includes('from decision_texts t'))
}
