import { expect, test } from 'vitest'
import { nextHandOver } from '../../../app/domain/rotations/next-hand-over'
import { addDays } from '../../../app/vocabulary/days'
import type { Calendar } from '../../../app/domain/calendar/calendar'
import type { Leading } from '../../../app/domain/rotations/next-hand-over'

const calendar: Calendar = { closed: [], terms: [], years: [], worksOn: 31 }
const leading = (name: string, from: string, to: string): Leading => ({
  memberId: name,
  name,
  from,
  to,
  wantedOn: null,
  handOver: null,
  accepted: false,
})

test('of co-leads who end on different days, the one who leads up to the planned turn hands over to it', () => {
  const now = [
    leading('Jess', '2026-01-19', '2026-03-24'),
    leading('Zoe', '2026-01-19', '2026-03-20'),
  ]
  const coming = [leading('Denise', '2026-03-25', '2026-06-05')]
  const next = nextHandOver({
    today: '2026-03-02',
    calendar,
    turns: { now, coming },
    byPlan: undefined,
  })
  expect(next).toMatchObject({ on: '2026-03-25', from: ['Jess'], to: 'Denise' })
})

test('co-leads who end together hand over together', () => {
  const now = [
    leading('Jess', '2026-01-19', '2026-03-20'),
    leading('Zoe', '2026-01-19', '2026-03-20'),
  ]
  const coming = [leading('Denise', '2026-03-21', '2026-06-05')]
  const next = nextHandOver({
    today: '2026-03-02',
    calendar,
    turns: { now, coming },
    byPlan: undefined,
  })
  expect(next?.from).toEqual(['Jess', 'Zoe'])
})

test('of co-leads who end together, the one who asks for another day hands over alone then', () => {
  const asked = { dueOn: '2026-03-25', wantedOn: null, to: 'Denise', toId: 'Denise', offered: true }
  const jess = { ...leading('Jess', '2026-01-19', '2026-03-20'), handOver: asked }
  const now = [jess, leading('Zoe', '2026-01-19', '2026-03-20')]
  const next = nextHandOver({
    today: '2026-03-02',
    calendar,
    turns: { now, coming: [] },
    byPlan: undefined,
  })
  expect(next).toMatchObject({ on: '2026-03-25', from: ['Jess'], to: 'Denise' })
})

test('a question whether someone takes the lead on another day changes nothing that is planned, and is told beside it', () => {
  const asked = { dueOn: '2026-03-24', wantedOn: null, to: 'Farah', toId: 'Farah', offered: true }
  const now = [{ ...leading('Mei-Ling', '2025-12-13', '2026-03-13'), handOver: asked }]
  const coming = [leading('Farah', '2026-03-14', '2026-06-05')]
  const next = nextHandOver({
    today: '2026-03-02',
    calendar,
    turns: { now, coming },
    byPlan: undefined,
  })
  expect(next).toMatchObject({ on: '2026-03-14', from: ['Mei-Ling'], to: 'Farah', step: 'offered' })
  expect(next?.asked).toEqual({ to: 'Farah', on: '2026-03-24' })
})

test('the one who is planned to lead is next until another has said yes', () => {
  const asked = { dueOn: '2026-03-14', wantedOn: null, to: 'Ngozi', toId: 'Ngozi', offered: true }
  const now = [{ ...leading('Mei-Ling', '2025-12-13', '2026-03-13'), handOver: asked }]
  const coming = [leading('Farah', '2026-03-14', '2026-06-05')]
  const next = nextHandOver({
    today: '2026-03-02',
    calendar,
    turns: { now, coming },
    byPlan: undefined,
  })
  expect(next).toMatchObject({ on: '2026-03-14', to: 'Farah', asked: { to: 'Ngozi' } })
})

test('a lead is not handed over to who is planned only after open days without one', () => {
  const asked = { dueOn: '2026-03-07', wantedOn: null, to: 'Farah', toId: 'Farah', offered: true }
  const mei = leading('Mei-Ling', '2025-12-13', '2026-03-06')
  const coming = [leading('Farah', '2026-03-19', '2026-06-05')]
  const nextOf = (now: Leading[], closed: typeof calendar.closed = []) =>
    nextHandOver({
      today: '2026-03-02',
      calendar: { ...calendar, closed },
      turns: { now, coming },
      byPlan: undefined,
    })
  expect(nextOf([mei])).toMatchObject({ on: '2026-03-07', to: null, step: 'planned' })
  expect(nextOf([{ ...mei, handOver: asked }])).toMatchObject({
    on: '2026-03-07',
    to: 'Farah',
    step: 'offered',
  })
  const weekOff = [{ name: 'A week off', startsOn: '2026-03-07', endsOn: '2026-03-18' }]
  expect(nextOf([mei], weekOff)).toMatchObject({ on: '2026-03-19', to: 'Farah' })
})

// Between the two the school is closed, so that no open day is without a lead.
test.each([
  [13, 'Denise'],
  [14, 'Denise'],
  [15, null],
])('what is planned %i days after a lead is its hand-over: %s, up to two weeks', (days, to) => {
  const from = addDays('2026-03-20', days)
  const closed = [{ name: 'Flood', startsOn: '2026-03-21', endsOn: addDays(from, -1) }]
  const next = nextHandOver({
    today: '2026-03-02',
    calendar: { ...calendar, closed },
    turns: {
      now: [leading('Jess', '2026-01-19', '2026-03-20')],
      coming: [leading('Denise', from, '2026-06-05')],
    },
    byPlan: undefined,
  })
  expect(next?.to).toBe(to)
})

test.each([
  ['2026-03-22', false],
  ['2026-03-23', false],
  ['2026-03-24', true],
])('on %s a hand-over that is due on March 23 is late: %s', (today, isLate) => {
  const handOver = {
    dueOn: '2026-03-23',
    wantedOn: null,
    to: 'Denise',
    toId: 'Denise',
    offered: true,
  }
  const jess = { ...leading('Jess', '2026-01-19', '2026-03-22'), handOver }
  const next = nextHandOver({
    today,
    calendar,
    turns: { now: [jess], coming: [] },
    byPlan: undefined,
  })
  expect(next).toMatchObject({ on: '2026-03-23', isLate })
})

// Zoe ends on March 20, so that hers is next on the 21st; Jess asks for a day of her own.
test.each([
  ['2026-03-20', 'Jess'],
  ['2026-03-21', 'Jess'],
  ['2026-03-22', 'Zoe'],
])('of leads side by side the earlier is next: asked for %s, %s hands over', (dueOn, first) => {
  const handOver = { dueOn, wantedOn: null, to: 'Denise', toId: 'Denise', offered: true }
  const now = [
    { ...leading('Jess', '2026-01-19', '2026-04-30'), handOver },
    leading('Zoe', '2026-01-19', '2026-03-20'),
  ]
  const next = nextHandOver({
    today: '2026-03-02',
    calendar,
    turns: { now, coming: [] },
    byPlan: undefined,
  })
  expect(next?.from).toEqual([first])
})

test('who leads to the end of the school year hands over to nobody, whatever the year ends in', () => {
  const year = (startsOn: string, endsOn: string) => ({ name: 'Days', startsOn, endsOn })
  const years = [year('2025-08-11', '2026-06-05')]
  const closed = [year('2026-06-01', '2026-06-05')]
  const nextOf = (to: string, given: Partial<Calendar>, byPlan?: { on: string }) =>
    nextHandOver({
      today: '2026-03-02',
      calendar: { ...calendar, ...given },
      turns: { now: [leading('Luis', '2026-02-21', to)], coming: [] },
      byPlan,
    })
  const ends = { on: '2026-06-05', from: ['Luis'], to: null, part: 'year ends' }
  expect(nextOf('2026-06-05', { years })).toMatchObject(ends)
  expect(nextOf('2026-06-20', { years })).toMatchObject(ends)
  expect(nextOf('2026-05-29', { years, closed })).toMatchObject({ ...ends, on: '2026-05-29' })
  const two = [...years, year('2026-08-17', '2027-06-04')]
  expect(nextOf('2026-06-05', { years: two })).toMatchObject(ends)
  expect(nextOf('2026-08-16', { years, closed }, { on: '2026-06-06' })).toMatchObject(ends)

  expect(nextOf('2026-05-29', { years })).toMatchObject({ on: '2026-05-30' })
  expect(nextOf('2026-06-03', { years })).toMatchObject({ on: '2026-06-04' })
  expect(nextOf('2026-08-16', { years: two })).toMatchObject({ on: '2026-08-17' })
  expect(nextOf('2026-06-05', {})).toMatchObject({ on: '2026-06-06' })
  expect(nextOf('2026-06-05', {})?.part).toBeFalsy()
})

test('two of one name are two: the one who is back hands over to nobody, the other of that name does', () => {
  const one = { ...leading('Ana', '2026-01-19', '2026-03-20'), memberId: 'one' }
  const other = { ...leading('Ana', '2026-03-21', '2026-06-05'), memberId: 'other' }
  const nextTo = (coming: Leading) =>
    nextHandOver({
      today: '2026-03-02',
      calendar,
      turns: { now: [one], coming: [{ ...coming, part: 'goes on' }] },
      byPlan: undefined,
    })
  expect(nextTo({ ...other, memberId: 'one' })?.from).toEqual([])
  expect(nextTo(other)?.from).toEqual(['Ana'])
})

test('who is away with nobody in their place hands over to nobody: nobody leads until they go on', () => {
  const now = [leading('Luis', '2026-01-19', '2026-03-08')]
  const back = { ...leading('Luis', '2026-03-21', '2026-06-05'), part: 'goes on' as const }
  const nextOf = (turns: { now: Leading[]; coming: Leading[] }, byPlan?: { on: string }) =>
    nextHandOver({ today: '2026-03-02', calendar, turns, byPlan })
  const gap = {
    on: '2026-03-09',
    until: '2026-03-20',
    from: [],
    to: 'Luis',
    part: 'nobody leads',
  }
  expect(nextOf({ now, coming: [back] })).toMatchObject(gap)
  expect(nextOf({ now, coming: [{ ...back, from: '2026-05-02' }] })).toMatchObject({
    ...gap,
    until: '2026-05-01',
  })
  const asked = { dueOn: '2026-03-09', wantedOn: null, to: 'Priya', toId: 'Priya', offered: true }
  expect(nextOf({ now: [{ ...now[0]!, handOver: asked }], coming: [back] })).toMatchObject({
    on: '2026-03-09',
    from: ['Luis'],
    to: 'Priya',
  })
  const other = { ...leading('Priya', '2026-03-21', '2026-06-05'), part: null }
  expect(nextOf({ now, coming: [other] })).toMatchObject({ from: ['Luis'], part: null })
})
