import { expect, test } from 'vitest'
import {
  addTerm,
  calendarSettings,
  changeTerm,
  removeTerm,
  setQuietHours,
  setWorkingWeek,
} from '../../../app/domain/calendar/settings'
import {
  addClosedDays,
  changeClosedDays,
  removeClosedDays,
} from '../../../app/domain/hand-overs/closed-days'
import type { Acting } from '../../../app/domain/acting'
import { addDays } from '../../../app/vocabulary/days'
import { addYear, changeYear, removeYear } from '../../../app/domain/calendar/school-years'
import { closedBecause, schoolCalendar, termOf } from '../../../app/domain/calendar/calendar'
import { openDayFrom } from '../../../app/domain/calendar/open-days'
import { monthsOf } from '../../../app/domain/calendar/month-grid'
import { Refusal } from '../../../app/domain/refusal'
import { asIfGone } from '../../support/database'
import { ownSchool } from '../../support/own-school'
import { summed } from '../../support/sums'

const here = ownSchool()

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Refusal
        ? `${error.kind} ${error.field ?? ''}`.trim()
        : Promise.reject(error),
  )
const summer = { name: 'Summer term', startsOn: '2026-06-08', endsOn: '2026-07-03' }

test('a member and a guest read the calendar and change nothing of it', async () => {
  const denise = await here.cast.acting('DA')
  expect((await here.cast.inSchool(calendarSettings)).terms.map(({ name }) => name)).toEqual([
    'Fall semester',
    'Spring semester',
  ])
  const idIn = async (table: 'terms' | 'school_years' | 'closed_days') =>
    (await here.sql.unsafe<{ id: string }[]>(`select id from ${table} limit 1`))[0]?.id ?? ''
  const [term, year, days] = [
    await idIn('terms'),
    await idIn('school_years'),
    await idIn('closed_days'),
  ]
  const acts: Record<string, (acting: Acting) => Promise<unknown>> = {
    addTerm: (acting) => addTerm(acting, summer),
    changeTerm: (acting) => changeTerm(acting, term, summer),
    removeTerm: (acting) => removeTerm(acting, term),
    addYear: (acting) =>
      addYear(acting, { ...summer, startsOn: '2029-08-13', endsOn: '2030-06-07' }),
    changeYear: (acting) => changeYear(acting, year, summer),
    removeYear: (acting) => removeYear(acting, year),
    addClosedDays: (acting) => addClosedDays(acting, summer),
    changeClosedDays: (acting) => changeClosedDays(acting, days, summer),
    removeClosedDays: (acting) => removeClosedDays(acting, days),
    setQuietHours: (acting) => setQuietHours(acting, { from: '00:00', to: '00:00' }),
    setWorkingWeek: (acting) => setWorkingWeek(acting, 31),
  }
  const before = await summed(here.url)
  for (const access of ['member', 'guest'] as const)
    for (const [name, act] of Object.entries(acts))
      expect([name, await refused(here.cast.inSchool(() => act({ ...denise, access })))]).toEqual([
        name,
        'forbidden',
      ])
  expect(await summed(here.url)).toEqual(before)
})

test('terms do not overlap, and the sentence stands beside the first day', async () => {
  const lena = await here.cast.acting('LB')
  expect(
    await refused(
      here.cast.inSchool(() =>
        addTerm(lena, { ...summer, startsOn: '2026-06-04', endsOn: '2026-06-05' }),
      ),
    ),
  ).toBe('conflict startsOn')
  expect(
    await refused(
      here.cast.inSchool(() =>
        addTerm(lena, { name: 'Fall semester', startsOn: '2025-12-22', endsOn: '2026-01-02' }),
      ),
    ),
  ).toBe('conflict name')
  await here.sql`update school_years set ends_on = '2026-07-31'`
  expect(await refused(here.cast.inSchool(() => addTerm(lena, summer)))).toBe('done')
  await here.sql`delete from terms where name = ${summer.name}`
  await here.sql`update school_years set ends_on = '2026-06-05' where ends_on = '2026-07-31'`
})

test('of two administrators who add the same days at once, one is told', async () => {
  const lena = await here.cast.acting('LB')
  await here.cast.inSchool(() =>
    addYear(lena, { name: '2030–31', startsOn: '2030-08-12', endsOn: '2031-06-06' }),
  )
  const adding = ['One', 'Other'].map((name) =>
    refused(
      here.cast.inSchool(() =>
        addTerm(lena, { name, startsOn: '2031-01-06', endsOn: '2031-06-06' }),
      ),
    ),
  )
  expect((await Promise.all(adding)).sort()).toEqual(['conflict startsOn', 'done'])
})

test('a term is corrected and removed, and one of nowhere is missing', async () => {
  const lena = await here.cast.acting('LB')
  const spring = (await here.cast.inSchool(calendarSettings)).terms.find(
    ({ name }) => name === 'Spring semester',
  )
  const id = spring?.id ?? ''
  await here.cast.inSchool(() =>
    changeTerm(lena, id, { name: 'Spring semester', startsOn: '2026-01-06', endsOn: '2026-06-05' }),
  )
  expect((await here.cast.inSchool(schoolCalendar)).terms[1]?.startsOn).toBe('2026-01-06')
  await here.cast.inSchool(() => removeTerm(lena, id))
  expect(await refused(here.cast.inSchool(() => removeTerm(lena, id)))).toBe('missing')
})

test('a term is within one school year, and the sentence stands beside the day that does not', async () => {
  const lena = await here.cast.acting('LB')
  const term = (startsOn: string, endsOn: string) =>
    refused(here.cast.inSchool(() => addTerm(lena, { name: 'Long', startsOn, endsOn })))
  expect(await term('2028-01-10', '2028-06-02')).toBe('conflict startsOn')
  expect(await term('2030-08-12', '2031-09-01')).toBe('conflict endsOn')
})

test('a school year is corrected and removed, once no term is in it', async () => {
  const lena = await here.cast.acting('LB')
  const inSchool = (work: () => Promise<unknown>) => refused(here.cast.inSchool(work))
  const wrong = { name: '26–27', startsOn: '2026-08-17', endsOn: '2027-08-20' }
  const right = { name: '2026–27', startsOn: '2026-08-17', endsOn: '2027-06-04' }
  await inSchool(() => addYear(lena, wrong))
  const years = async () => (await here.cast.inSchool(calendarSettings)).years
  const id = (await years()).find(({ name }) => name === wrong.name)?.id ?? ''
  expect(await inSchool(() => changeYear(lena, id, { ...right, startsOn: '2026-05-01' }))).toBe(
    'conflict startsOn',
  )
  expect(await inSchool(() => changeYear(lena, id, right))).toBe('done')
  expect(await years()).toContainEqual({ id, ...right })

  await inSchool(() =>
    addTerm(lena, { name: 'Fall 2026', startsOn: '2026-08-17', endsOn: '2026-12-18' }),
  )
  expect(await inSchool(() => changeYear(lena, id, { ...right, startsOn: '2026-09-01' }))).toBe(
    'conflict startsOn',
  )
  expect(await inSchool(() => removeYear(lena, id))).toBe('conflict')
  await here.sql`delete from terms where name = 'Fall 2026'`
  expect(await inSchool(() => removeYear(lena, id))).toBe('done')
  expect(await inSchool(() => removeYear(lena, id))).toBe('missing')
  expect(await inSchool(async () => addYear(await here.cast.acting('DA'), right))).toBe('forbidden')
})

test('a day that is closed from now on is no day for a hand-over', async () => {
  const lena = await here.cast.acting('LB')
  expect(openDayFrom(await here.cast.inSchool(schoolCalendar), '2026-03-05').on).toBe('2026-03-05')
  await here.cast.inSchool(() =>
    addClosedDays(lena, { name: 'Water main', startsOn: '2026-03-05', endsOn: '2026-03-06' }),
  )
  expect(openDayFrom(await here.cast.inSchool(schoolCalendar), '2026-03-05')).toEqual({
    on: '2026-03-09',
    insteadOf: '2026-03-05',
    because: 'Water main',
  })
})

test('the months of the year show what the calendar says of each day', async () => {
  const calendar = await here.cast.inSchool(schoolCalendar)
  const [year] = calendar.years
  const months = monthsOf(calendar, year ?? { name: '', startsOn: '', endsOn: '' })
  expect(months.map(({ first }) => first)).toHaveLength(11)
  const november = months.find(({ first }) => first === '2025-11-01')
  expect([
    november?.startsAt,
    november?.marks[0],
    november?.marks[9],
    november?.marks[10],
    november?.marks[23],
  ]).toEqual([5, 'weekend', 'open', 'closed', 'closed'])
  expect(months[0]?.marks.slice(0, 11)).toEqual([...Array<string>(10).fill('outside'), 'open'])
  expect(termOf(calendar, '2025-11-01')?.name).toBe('Fall semester')
  const marks = months.flatMap(({ first, marks: days }) =>
    days.map((mark, place) => [addDays(first, place), mark] as const),
  )
  expect(marks.length).toBeGreaterThan(300)
  for (const [day, mark] of marks.filter(([, said]) => said !== 'outside'))
    expect([day, mark === 'open']).toEqual([day, closedBecause(calendar, day) === undefined])
})

test('a school that works from Sunday to Thursday is open on Sunday and has its weekend on Friday', async () => {
  const sundayToThursday = 0b1001111
  const lena = await here.cast.acting('LB')
  expect(
    await refused(
      here.cast.inSchool(async () =>
        setWorkingWeek(await here.cast.acting('DA'), sundayToThursday),
      ),
    ),
  ).toBe('forbidden')
  await here.cast.inSchool(() => setWorkingWeek(lena, sundayToThursday))
  const calendar = await here.cast.inSchool(schoolCalendar)
  expect(
    ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'].map((day) =>
      closedBecause({ ...calendar, closed: [] }, day),
    ),
  ).toEqual([undefined, 'the weekend', 'the weekend', undefined])
  // Spring break is the week from Monday, April 6: its Sunday is a day of school now, and the
  // weekend before it stays a day to hand over.
  expect(openDayFrom(calendar, '2026-04-03')).toEqual({ on: '2026-04-03' })
  const closed = [...calendar.closed, { name: 'Eid', startsOn: '2026-04-05', endsOn: '2026-04-09' }]
  expect(openDayFrom({ ...calendar, closed }, '2026-04-03')).toEqual({
    on: '2026-04-12',
    insteadOf: '2026-04-03',
    because: 'Eid',
  })

  const weeks =
    await here.sql`select initials, works_on from members where initials in ('LB', 'SK') order by initials`
  expect(weeks).toEqual([
    { initials: 'LB', works_on: sundayToThursday },
    { initials: 'SK', works_on: 0b01111 },
  ])
  await here.cast.inSchool(() => setWorkingWeek(lena, 31))
})

test('the week of someone who has left stays as it was', async () => {
  const lena = await here.cast.acting('LB')
  const weeks = async () =>
    (
      await here.sql<{ worksOn: number }[]>`
        select works_on as "worksOn" from members where initials in ('DA', 'TO') order by initials`
    ).map(({ worksOn }) => worksOn)
  expect(await weeks()).toEqual([31, 31])
  await asIfGone(here.sql, 'DA')
  await here.cast.inSchool(() => setWorkingWeek(lena, 0b1001111))
  expect(await weeks()).toEqual([31, 0b1001111])
  await here.cast.inSchool(() => setWorkingWeek(lena, 31))
})

test('Harbor Ridge is closed on none of the days on which its year says something happened', async () => {
  const wrong = await here.sql`
    select c.happened_on, c.text from contributions c join closed_days d on c.happened_on between d.starts_on and d.ends_on
    where c.source <> 'act' and d.name <> 'Water main'`
  expect(wrong).toEqual([])
})
