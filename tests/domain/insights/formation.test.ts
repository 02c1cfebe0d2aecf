import { expect, test } from 'vitest'
import { formationChart, gapsOf } from '../../../app/domain/insights/formation'
import type { FormationFilters } from '../../../app/forms/insights'
import { pool } from '../../../db/connect'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

const chart = async (filters: FormationFilters = {}) => {
  const acting = await here.cast.acting('SK')
  return here.cast.inSchool(() => formationChart(acting, filters))
}
const laneOf = async (number: number, filters: FormationFilters = {}) => {
  const { lanes, people } = await chart(filters)
  const lane = lanes.find((one) => one.number === number)
  return {
    turns: lane?.turns.map(([who, from, to, is, seat]) => [people[who]?.[2], from, to, is, seat]),
    gaps: lane?.gaps,
  }
}

test('the year of Harbor Ridge is drawn as it was: who, from when to when, co-leads in seats of their own', async () => {
  expect((await laneOf(1)).turns).toEqual([
    ['TO', '2025-08-11', '2025-10-17', 'past', 1],
    ['IP', '2025-10-18', '2026-01-16', 'past', 1],
    ['JL', '2026-01-17', '2026-03-20', 'now', 1],
    ['ZM', '2026-01-17', '2026-03-20', 'now', 2],
    ['DA', '2026-03-21', '2026-06-05', 'planned', 1],
  ])
})

test('the two gaps of the year are there with their days, and no other', async () => {
  const { lanes } = await chart()
  const past = lanes.flatMap(({ number, gaps }) =>
    gaps.filter(({ kind }) => kind === 'uncovered').map(({ from, to }) => [number, from, to]),
  )
  expect(past).toEqual([
    [7, '2026-02-14', '2026-02-20'],
    [8, '2025-11-01', '2025-11-09'],
  ])
  expect((await laneOf(8)).gaps?.at(-1)).toEqual({
    from: '2026-04-13',
    to: null,
    kind: 'unplanned',
  })
  const acting = await here.cast.acting('SK')
  expect(await here.cast.inSchool(() => gapsOf(acting, 7))).toEqual((await laneOf(7)).gaps)
})

test('a planned turn that came to nothing is not drawn', async () => {
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select i.school_id, '00000000-0000-7000-8000-000000000001', i.id, m.id, 'lead', 1, '2026-05-30T07:00Z', 'asked', m.id from initiatives i join members m on m.initials = 'OG' where i.number = 6`
  expect((await laneOf(6)).turns?.at(-1)).toEqual(['OG', '2026-05-30', null, 'planned', 1])
  await here.sql`update turns set leaves = true, ended_at = began_at where id = '00000000-0000-7000-8000-000000000001'`
  expect((await laneOf(6)).turns?.at(-1)?.[0]).toBe('CR')
})

test('stage and person narrow it down, and the people to choose from stay', async () => {
  const pilots = await chart({ stage: 'pilot' })
  expect(new Set(pilots.lanes.map(({ stage }) => stage))).toEqual(new Set(['pilot']))
  expect([pilots.total, pilots.people.length]).toEqual([9, (await chart()).people.length])
  const { memberId } = await here.cast.acting('ZM')
  expect((await chart({ person: memberId })).lanes.map(({ number }) => number)).toEqual([1, 8])
})

test('another year, asked for by its first day, shows its own turns', async () => {
  await here.sql`insert into school_years (school_id, id, name, starts_on, ends_on) select id, gen_random_uuid(), '2024–25', '2024-08-12', '2025-06-06' from schools where slug = 'harbor-ridge'`
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 1, '2025-01-06T08:00Z', '2025-06-07T07:00Z', 'asked', m.id from initiatives i join members m on m.initials = 'GH' where i.number = 4`
  const former = await chart({ year: '2024-08-12' })
  expect(former.year.name).toBe('2024–25')
  expect(former.lanes.map(({ number, turns }) => [number, turns.length])).toEqual([[4, 1]])
  expect((await chart()).lanes.find(({ number }) => number === 4)?.turns).toHaveLength(4)
  expect((await chart({ year: '1999-01-01' })).year.name).toBe('2025–26')
})

test('an idea that never had a lead has a lane that says so; one that was stopped before has none', async () => {
  const put = (
    number: number,
    stage: string,
  ) => here.sql`insert into initiatives (school_id, id, number, title, purpose, challenge, stage, lesson, created_by, created_at)
    select school_id, gen_random_uuid(), ${number}, ${`Number ${number}`}, 'x', 'both', ${stage}, 'Small was enough.', id, '2026-02-02T18:00Z' from members where initials = 'SK'`
  await put(51, 'idea')
  await put(52, 'stopped')
  const { lanes } = await chart()
  expect(lanes.find(({ number }) => number === 51)?.gaps).toEqual([
    { from: '2026-02-02', to: null, kind: 'not yet' },
  ])
  expect(lanes.find(({ number }) => number === 52)).toBeUndefined()
})

test('the whole chart is one query, and one more for the calendar, however much there is', async () => {
  const asked: string[] = []
  const options = pool().options as { debug?: unknown }
  options.debug = (_: number, query: string) => void asked.push(query)
  await chart()
  options.debug = undefined
  const read = asked.filter(
    (query) => /^\s*(with|select)\b/.test(query) && !/set_config|tell\(\)/.test(query),
  )
  expect(read.filter((query) => query.includes('turns'))).toHaveLength(1)
  expect(read).toHaveLength(2)
})
