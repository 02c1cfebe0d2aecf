import { expect, test } from 'vitest'
import { endByPlan, roundFrom } from '../../../app/domain/rotations/plans'
import type { Plan } from '../../../app/domain/rotations/plans'

const term = (startsOn: string) => ({
  name: startsOn,
  startsOn,
  endsOn: `${startsOn.slice(0, 8)}28`,
})
const calendar = {
  years: [],
  terms: [term('2026-04-06'), term('2026-09-07')],
  closed: [],
  worksOn: 31,
}
const today = '2026-03-02'
const ends = (plan: Partial<Plan> | undefined, since: string) =>
  endByPlan(plan as Plan | undefined, { calendar, since, today })?.on

test('a lead of every few weeks ends with the next of its weeks after today', () => {
  const plan = { cadence: 'every few weeks', everyWeeks: 2 } as const
  expect(ends(plan, '2026-02-23')).toBe('2026-03-09')
  // Today is over by the time that it is asked.
  expect(ends(plan, '2026-02-16')).toBe('2026-03-16')
  expect(ends(plan, '2025-12-08')).toBe('2026-03-16')
  expect(ends({ ...plan, everyWeeks: null }, '2026-02-23')).toBeUndefined()
})

test('a lead of every term ends with the first term after it begins, and after today', () => {
  const plan = { cadence: 'every term' } as const
  expect(ends(plan, '2026-01-05')).toBe('2026-04-06')
  expect(ends(plan, '2026-04-06')).toBe('2026-09-07')
  expect(ends(plan, '2026-09-07')).toBeUndefined()
})

test('a lead up to a milestone ends on its day, if that is still to come', () => {
  const plan = (milestoneOn: string | null) => ({ cadence: 'at a milestone' as const, milestoneOn })
  expect(ends(plan('2026-03-03'), '2026-01-05')).toBe('2026-03-03')
  expect(ends(plan(today), '2026-01-05')).toBeUndefined()
  expect(ends(plan(null), '2026-01-05')).toBeUndefined()
  expect(ends({ cadence: 'open-ended' }, '2026-01-05')).toBeUndefined()
  expect(ends(undefined, '2026-01-05')).toBeUndefined()
})

test('an agreed order goes on after the latest lead who is in it, whoever led before', () => {
  const order = ['a', 'b', 'd'].map((memberId) => ({ memberId, name: memberId, initials: '' }))
  // One who has left keeps a place, and is never next.
  const plan = { order, places: ['a', 'b', 'c', 'd'] }
  const round = (...led: string[]) => roundFrom(plan, led).map(({ memberId }) => memberId)
  expect(round()).toEqual(['a', 'b', 'd'])
  expect(round('a')).toEqual(['b', 'd', 'a'])
  expect(round('a', 'b')).toEqual(['d', 'a', 'b'])
  expect(round('b', 'a')).toEqual(['b', 'd', 'a'])
  expect(round('b', 'x')).toEqual(['d', 'a', 'b'])
  expect(round('d')).toEqual(['a', 'b', 'd'])
})
