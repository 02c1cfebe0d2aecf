import { expect, test } from 'vitest'
import { gapsIn } from '../../../app/domain/insights/lead-gaps'
import type { Days } from '../../../app/domain/insights/lead-gaps'
import { addDays } from '../../../app/vocabulary/days'

const today = '2026-03-02'
const day = (days: number) => addDays(today, days)
const days = (from: number, to: number | null): Days => ({
  from: day(from),
  to: to === null ? null : day(to),
})

/** Led in these days, with days between that are nobody's. */
const gaps = (leads: Days[], between: Days[] = [], opens?: (on: string) => string) =>
  gapsIn(
    { leads, rests: [], stage: 'pilot', createdOn: day(-100) },
    { today, between, ...(opens && { opens }) },
  )

test.each([
  [-2, 'uncovered'],
  [-1, 'uncovered'],
  [0, 'unplanned'],
  [1, 'unplanned'],
])('after a lead that ends on day %i from today the gap is %s', (ends, kind) => {
  expect(gaps([days(-50, ends)])).toEqual([{ ...days(ends + 1, null), kind }])
})

test.each([
  ['open today is not cut by a summer to come', -1, [{ ...days(0, null), kind: 'uncovered' }]],
  [
    'ahead is',
    0,
    [
      { ...days(1, 89), kind: 'unplanned' },
      { ...days(101, null), kind: 'unplanned' },
    ],
  ],
])('a gap that is %s', (_, ends, found) => {
  expect(gaps([days(-50, ends)], [days(90, 100)])).toEqual(found)
})

test.each([
  ['began today', 0, [days(-4, -1), days(11, null)]],
  ['begins tomorrow', 1, [days(-4, null)]],
])('an open gap is cut by a summer that %s', (_, from, found) => {
  const cut = gaps([days(-50, -5)], [days(from, 10)])
  expect(cut.map(({ from: begins, to }) => ({ from: begins, to }))).toEqual(found)
})

// Nobody leads from day 5 to day 14.
test.each([
  ['ends the day before it', -9, 4, [days(5, 14)]],
  ['ends on its first day', -9, 5, [days(6, 14)]],
  ['begins on its last day', 14, 30, [days(5, 13)]],
  ['begins the day after it', 15, 30, [days(5, 14)]],
])('a gap to come, and a time between years that %s', (_, from, to, found) => {
  const cut = gaps([days(-50, 4), days(15, null)], [days(from, to)])
  expect(cut.map(({ from: begins, to: ends }) => ({ from: begins, to: ends }))).toEqual(found)
})

test.each([
  [13, 13],
  [14, 14],
  [15, 5],
])(
  'a gap from day 5 to 14, where the school opens on day %i, begins on day %i',
  (opens, begins) => {
    const found = gaps([days(-50, 4), days(15, null)], [], () => day(opens))
    expect(found).toEqual([{ ...days(begins, 14), kind: 'unplanned' }])
  },
)
