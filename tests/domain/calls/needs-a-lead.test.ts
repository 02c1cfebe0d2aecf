import { beforeAll, expect, test } from 'vitest'
import { boardOf } from '../../../app/domain/board/board'
import { gapsOf } from '../../../app/domain/insights/formation'
import { needsOf } from '../../../app/domain/calls/needs-a-lead'
import { moveInitiative } from '../../../app/domain/stages/moves'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { stepBack, takeLead } from '../../../app/domain/turns/turns'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import type { OwnSchool } from '../../support/own-school'

const school = ownSchool()
let sql: OwnSchool['sql']
let cast: OwnSchool['cast']
let calls: ReturnType<typeof callsIn>

beforeAll(() => {
  ;({ sql, cast } = school)
  calls = callsIn(sql, cast)
})

const need = async (number: number, by = 'PN') => {
  const acting = await cast.acting(by)
  return (await cast.inSchool(() => needsOf(acting))).find((one) => one.number === number)
}
/** A lead turn of Tom's that ends with a local day, and the next, of Jess, from another on. */
async function ledUntil(day: string, next?: string) {
  const number = await calls.initiative()
  await sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 1, '2026-01-05T08:00:00Z', ((${day}::text::date + 1)::timestamp at time zone 'America/Los_Angeles'), 'offered', m.id
    from initiatives i, members m where i.number = ${number} and m.initials = 'TO'`
  if (next)
    await sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 1, (${next}::text::date::timestamp at time zone 'America/Los_Angeles'), 'offered', m.id
    from initiatives i, members m where i.number = ${number} and m.initials = 'JL'`
  return number
}

test('in the thirtieth week the demo needs one thing: someone for the cafeteria after Zoe', async () => {
  const acting = await cast.acting('PN')
  const needs = await cast.inSchool(() => needsOf(acting))
  expect(needs.map(({ number, kind, leads }) => [number, kind, leads])).toEqual([
    [8, 'called', ['Zoe M.']],
  ])
  expect(needs[0]?.calls[0]).toMatchObject({ role: 'lead', startsOn: '2026-04-13', offers: 1 })
  expect((await need(8, 'RO'))?.calls[0]?.offers).toBe(2)
})

test('what nobody leads is open since the last lead ended, or since it was put up', async () => {
  expect(await need(await ledUntil('2026-02-13'))).toMatchObject({
    kind: 'uncovered',
    from: '2026-02-14',
    next: null,
    mayOffer: true,
    mayCall: false,
  })
  expect(await need(await ledUntil('2026-02-13', '2026-03-09'))).toMatchObject({
    kind: 'uncovered',
    from: '2026-02-14',
    next: { name: 'Jess Lindqvist', on: '2026-03-09' },
  })
  expect(await need(await calls.initiative())).toMatchObject({
    kind: 'uncovered',
    from: '2026-03-02',
  })
})

test('a lead that ended today is open since today, on the chart and the initiative as well', async () => {
  const [number, tom] = [await ledUntil('2026-04-30'), await cast.acting('TO')]
  await cast.inSchool(() => stepBack(tom, number, {}))
  expect(await need(number)).toMatchObject({ kind: 'uncovered', from: '2026-03-02' })
  expect(await cast.inSchool(() => gapsOf(tom, number))).toEqual([
    { from: '2026-03-02', to: null, kind: 'uncovered' },
  ])
  expect(
    (await cast.inSchool(async () => rotationOf(tom, await initiativeState(number))))
      .uncoveredSince,
  ).toBe('2026-03-02')
  await cast.inSchool(() => takeLead(tom, number, { cameAbout: 'offered' }))
  expect(
    (await cast.inSchool(() => gapsOf(tom, number))).filter(({ kind }) => kind === 'uncovered'),
  ).toEqual([])
})

test('a gap within four weeks is seen coming, from the first day on which a lead could begin; a weekend, a closed week or a covered day is none', async () => {
  await sql`insert into closed_days (school_id, id, name, starts_on, ends_on) values (${cast.schoolId}, gen_random_uuid(), 'Spring break', '2026-03-16', '2026-03-20')`
  expect(await need(await ledUntil('2026-03-10'))).toMatchObject({
    kind: 'gap',
    from: '2026-03-11',
    next: null,
    leads: ['Tom Okafor'],
  })
  expect(await need(await ledUntil('2026-03-10', '2026-03-25'))).toMatchObject({
    kind: 'gap',
    next: { name: 'Jess Lindqvist', on: '2026-03-25' },
  })
  expect(await need(await ledUntil('2026-03-06'))).toMatchObject({
    kind: 'gap',
    from: '2026-03-07',
  })
  expect(await need(await ledUntil('2026-03-13'))).toMatchObject({
    kind: 'gap',
    from: '2026-03-23',
  })
  expect(await need(await ledUntil('2026-03-06', '2026-03-09'))).toBeUndefined()
  expect(await need(await ledUntil('2026-03-13', '2026-03-23'))).toBeUndefined()
  expect(await need(await ledUntil('2026-03-10', '2026-03-11'))).toBeUndefined()
  expect(await need(await ledUntil('2026-03-30'))).toBeUndefined()
  expect((await need(await ledUntil('2026-03-29')))?.kind).toBe('gap')
})

test('the chart draws no gap in days on which the school is closed, and all days of a longer one', async () => {
  const acting = await cast.acting('TO')
  const gapsTo = async (last: string, next: string) => {
    const number = await ledUntil(last, next)
    return cast.inSchool(() => gapsOf(acting, number))
  }
  // The week from March 16 is closed.
  expect(await gapsTo('2026-03-13', '2026-03-23')).toEqual([])
  expect(await gapsTo('2026-02-27', '2026-03-02')).toEqual([])
  expect(await gapsTo('2026-03-12', '2026-03-23')).toEqual([
    { from: '2026-03-13', to: '2026-03-22', kind: 'unplanned' },
  ])
})

test('a free seat beside a lead stands there too, and what is paused or stopped does not', async () => {
  const lead = await cast.acting('TO')
  const number = await calls.initiative({ seats: 2 })
  await cast.inSchool(() => takeLead(lead, number, { cameAbout: 'offered' }))
  expect(await need(number)).toMatchObject({ kind: 'seat', freeSeats: 1, leads: ['Tom Okafor'] })
  expect((await need(number, 'TO'))?.mayOffer).toBe(false)

  for (const stage of ['paused', 'stopped'] as const) {
    await cast.inSchool(() => moveInitiative(lead, number, { stage, reason: 'Mornings are calm.' }))
    expect(await need(number)).toBeUndefined()
  }
})

test('the board counts what nobody leads, filtered or not, and leaves out what is paused', async () => {
  const acting = await cast.acting('PN')
  const count = async (filters = {}) =>
    (await cast.inSchool(() => boardOf(acting, filters))).needLead
  const before = await count()
  const number = await calls.initiative()
  expect([await count(), await count({ text: 'zeppelin' })]).toEqual([before + 1, before + 1])
  await sql`update initiatives set stage = 'paused' where number = ${number}`
  expect(await count()).toBe(before)
})
