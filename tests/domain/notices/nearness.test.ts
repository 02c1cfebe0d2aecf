import { expect, test } from 'vitest'
import { nearness } from '../../../app/domain/notices/nearness'
import { addDays } from '../../../app/vocabulary/days'

// March 2 is a Monday.
const calendar = { years: [], terms: [], worksOn: 31 }
const closed = [{ name: 'Flood', startsOn: '2026-03-16', endsOn: '2026-03-27' }]

test.each([
  ['2026-03-20', -15, undefined],
  ['2026-03-20', -14, 'ahead'],
  ['2026-03-20', -13, 'ahead'],
  ['2026-03-20', -3, 'ahead'],
  ['2026-03-20', -2, 'near'],
  ['2026-03-20', -1, 'near'],
  ['2026-03-20', 0, undefined],
  ['2026-03-20', 1, undefined],
  // Two weeks before March 22 is a Sunday, and two days before March 24 is one: said on the Friday.
  ['2026-03-22', -17, undefined],
  ['2026-03-22', -16, 'ahead'],
  ['2026-03-24', -5, 'ahead'],
  ['2026-03-24', -4, 'near'],
])('of %s it is said, %i days from it: %s', (on, days, said) => {
  const today = addDays(on, days)
  expect(nearness({ calendar: { ...calendar, closed: [] }, today } as never, on)).toBe(said)
})

test.each([
  ['2026-03-12', undefined],
  ['2026-03-13', 'near'],
])('what falls on the first day after a break is said before it: on %s, %s', (today, said) => {
  expect(nearness({ calendar: { ...calendar, closed }, today } as never, '2026-03-30')).toBe(said)
})
