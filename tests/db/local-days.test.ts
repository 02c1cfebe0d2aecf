import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everySchool } from '../../db/front-door'
import { withSchool, sql } from '../../db/school'
import { openOwnDatabase } from '../support/database'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let school: string

beforeAll(async () => {
  own = await openOwnDatabase('skein_demo')
  school = (await everySchool())[0] ?? ''
})
afterAll(() => own.close())

const daysOf = async (instant: string) => {
  const [days] = await sql()<{ day: string; before: string }[]>`
    select local_day(${instant}::text::timestamptz) as day,
      last_local_day(${instant}::text::timestamptz) as before`
  return [days?.day, days?.before]
}

test('an instant is a day of the school in scope, and what ends as a day begins ended the day before', async () => {
  const days = await withSchool(school, () => daysOf('2026-03-02T08:00:00Z'))
  expect(days).toEqual(['2026-03-02', '2026-03-01'])
})

test('a school that moves to another time zone has its days there at once', async () => {
  const days = await withSchool(school, async () => {
    await sql()`update schools set time_zone = 'Asia/Tokyo'`
    const moved = await daysOf('2026-03-02T15:00:00Z')
    await sql()`update schools set time_zone = 'America/Los_Angeles'`
    return moved
  })
  expect(days).toEqual(['2026-03-03', '2026-03-02'])
})

test('a school that is being founded has days of its own', async () => {
  const id = uuidv7()
  const days = await withSchool(id, async () => {
    await sql()`insert into schools (id, slug, name, time_zone) values (${id}, 'kiwi', 'Kiwi', 'Pacific/Auckland')`
    return daysOf('2026-03-02T11:00:00Z')
  })
  expect(days).toEqual(['2026-03-03', '2026-03-02'])
})

test('turns by day are the turns that took time', async () => {
  const [found] = await withSchool(
    school,
    () => sql()<{ lasting: number; shown: number }[]>`
      select
        (select count(*) from turns where ended_at is distinct from began_at)::int as lasting,
        (select count(*) from turns_by_day)::int as shown`,
  )
  expect(found?.shown).toBe(found?.lasting)
})

test('Postgres puts the words for days in the place of their calls', async () => {
  const plan = await withSchool(
    school,
    () =>
      sql()`explain verbose select today(), local_day(began_at, 'UTC'), first_day, last_day from turns_by_day`,
  )
  const text = JSON.stringify(plan)
  expect(text).toContain('AT TIME ZONE')
  expect(text).not.toMatch(/(today|local_day|turns_by_day)\(|Subquery Scan/)
})

/** The first instant of a day in a zone, and the days there at that instant and just before it. */
async function beginning(day: string, zone: string) {
  const [row] = await withSchool(
    school,
    () => sql()<{ at: string; of: string; before: string }[]>`
      with begins as (select day_begins(${day}::date, ${zone}) as at)
      select (at at time zone 'UTC')::text as at, (at at time zone ${zone})::date::text as of,
        ((at - interval '1 microsecond') at time zone ${zone})::date::text as before
      from begins`,
  )
  return row
}

test.each([
  ['2026-03-02', 'America/Los_Angeles', '2026-03-02 08:00:00', '2026-03-01'],
  // The clocks leave midnight out.
  ['2026-09-06', 'America/Santiago', '2026-09-06 04:00:00', '2026-09-05'],
  // They show it twice.
  ['2026-11-01', 'America/Havana', '2026-11-01 04:00:00', '2026-10-31'],
  // They show its first half hour twice.
  ['2006-04-15', 'Asia/Colombo', '2006-04-14 18:00:00', '2006-04-14'],
])('the day %s begins in %s at its first instant', async (day, zone, at, before) => {
  expect(await beginning(day, zone)).toEqual({ at, of: day, before })
})

test('in a zone that the database does not know every day has begun', async () => {
  const [row] = await withSchool(
    school,
    () =>
      sql()<{ at: string }[]>`select day_begins('2026-03-02'::date, 'Atlantis/Harbor')::text as at`,
  )
  expect(row?.at).toBe('-infinity')
})
