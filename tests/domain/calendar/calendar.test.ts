import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closedBecause, weekdays } from '../../../app/domain/calendar/calendar'
import { isForHandingOver, lastDayFrom, openDayFrom } from '../../../app/domain/calendar/open-days'
import { addDays } from '../../../app/vocabulary/days'
import type { Calendar, Stretch } from '../../../app/domain/calendar/calendar'
import { endByPlan } from '../../../app/domain/rotations/plans'

const calendar = {
  years: [
    { name: '2025–26', startsOn: '2025-08-11', endsOn: '2026-06-05' },
    { name: '2026–27', startsOn: '2026-08-10', endsOn: '2027-06-04' },
  ],
  worksOn: weekdays,
  terms: [],
  closed: [
    { name: 'Winter break', startsOn: '2025-12-22', endsOn: '2026-01-02' },
    { name: 'Presidents’ Day', startsOn: '2026-02-16', endsOn: '2026-02-16' },
  ],
}

test('a hand-over in a closed week rolls forward to the first open day, and says so', () => {
  expect(openDayFrom(calendar, '2025-12-24')).toEqual({
    on: '2026-01-05',
    insteadOf: '2025-12-24',
    because: 'Winter break',
  })
  expect(openDayFrom(calendar, '2026-02-16')).toEqual({
    on: '2026-02-17',
    insteadOf: '2026-02-16',
    because: 'Presidents’ Day',
  })
  expect(openDayFrom(calendar, '2026-03-03')).toEqual({ on: '2026-03-03' })
})

test('a weekend between two weeks of school is left alone, and one inside the holidays is not', () => {
  expect(openDayFrom(calendar, '2026-03-21', [weekdays])).toEqual({ on: '2026-03-21' })
  expect(openDayFrom(calendar, '2025-12-27').on).toBe('2026-01-05')
})

test('a weekend that opens a closed week waits with it, and one before a single holiday does not', () => {
  expect(openDayFrom(calendar, '2025-12-20')).toEqual({
    on: '2026-01-05',
    insteadOf: '2025-12-20',
    because: 'Winter break',
  })
  expect(openDayFrom(calendar, '2025-12-21').on).toBe('2026-01-05')
  expect(openDayFrom(calendar, '2026-01-03')).toEqual({ on: '2026-01-03' })
  expect(openDayFrom(calendar, '2026-02-14')).toEqual({ on: '2026-02-14' })
})

test('a hand-over in the summer waits for the next school year', () => {
  expect(openDayFrom(calendar, '2026-06-20')).toEqual({
    on: '2026-08-10',
    insteadOf: '2026-06-20',
    because: 'the time between school years',
  })
  expect(openDayFrom(calendar, '2026-06-22').on).toBe('2026-08-10')
})

test('a hand-over waits for a day that both of them work', () => {
  const mondays = 1
  const mondayAndThursday = 0b1001
  expect(openDayFrom(calendar, '2026-03-03', [weekdays, mondays]).on).toBe('2026-03-09')
  expect(openDayFrom(calendar, '2026-03-03', [mondayAndThursday, weekdays]).on).toBe('2026-03-05')
})

test('whatever the day, a hand-over is never earlier, and on a school day where it was moved', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600 }), (days) => {
      const day = addDays('2025-08-11', days)
      const { on } = openDayFrom(calendar, day)
      expect(on >= day).toBe(true)
      if (on !== day) expect(closedBecause(calendar, on)).toBeUndefined()
    }),
  )
})

// Holidays of a day or two, and breaks of one to three school weeks.
test('a longer lead ends on an open day, after which it can be handed over; before the summer the last day of school will do', () => {
  expect(lastDayFrom(calendar, '2026-03-06')).toBe('2026-03-06')
  expect(lastDayFrom(calendar, '2025-12-24')).toBe('2026-01-05')
  expect(lastDayFrom(calendar, '2025-12-19')).toBe('2026-01-05')
  expect(lastDayFrom(calendar, '2026-06-05')).toBe('2026-06-05')
})

const breaks = (maxLength: number) =>
  fc.array(
    fc.oneof(
      fc.tuple(fc.integer({ min: 0, max: 290 }), fc.constantFrom(1, 2)),
      fc.tuple(
        fc.integer({ min: 0, max: 41 }).map((week) => 7 * week),
        fc.constantFrom(5, 12, 19),
      ),
    ),
    { maxLength },
  )
const plans = fc.oneof(
  fc.record({
    cadence: fc.constant('every few weeks' as const),
    everyWeeks: fc.integer({ min: 1, max: 13 }),
    milestoneOn: fc.constant(null),
  }),
  fc.record({
    cadence: fc.constant('at a milestone' as const),
    everyWeeks: fc.constant(null),
    milestoneOn: fc.integer({ min: 1, max: 290 }).map((days) => addDays('2025-08-11', days)),
  }),
  fc.constant({ cadence: 'every term' as const, everyWeeks: null, milestoneOn: null }),
)

test('whatever the calendar and the plan, no planned hand-over is in a closed week, nor on the weekend that opens one', () => {
  fc.assert(
    fc.property(breaks(5), plans, fc.integer({ min: 0, max: 290 }), (stretches, plan, days) => {
      const closed = asClosed(stretches)
      const here: Calendar = {
        ...calendar,
        terms: [{ name: 'Spring', startsOn: '2026-01-05', endsOn: '2026-06-05' }],
        closed,
      }
      const day = endByPlan(plan, {
        calendar: here,
        since: addDays('2025-08-11', days),
        today: addDays('2025-08-11', days),
      })
      if (day)
        expect(isInClosedWeek(here, day.on), JSON.stringify({ closed, plan, day })).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})

test('whatever the calendar, the last day that a form suggests is open', () => {
  fc.assert(
    fc.property(breaks(1), fc.integer({ min: 0, max: 298 }), (stretches, days) => {
      const here = { ...calendar, closed: asClosed(stretches) }
      const on = lastDayFrom(here, addDays('2025-08-11', days))
      expect(isInClosedWeek(here, on)).toBe(false)
      if (on < '2026-05-01') expect(isForHandingOver(here, addDays(on, 1))).toBe(true)
    }),
  )
})

const asClosed = (stretches: number[][]) =>
  stretches.map(([from = 0, many = 1], place): Stretch => ({
    name: `Break ${place}`,
    startsOn: addDays('2025-08-11', from),
    endsOn: addDays('2025-08-11', from + many - 1),
  }))

// Said apart from the rule: the day itself, and of a weekend the five days that follow it.
function isInClosedWeek({ closed, years }: Calendar, day: string) {
  const isClosed = (on: string) =>
    closed.some(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn) ||
    !years.some(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const monday = weekday === 6 ? 2 : weekday === 0 ? 1 : undefined
  return (
    isClosed(day) ||
    (monday !== undefined &&
      [0, 1, 2, 3, 4].every((later) => isClosed(addDays(day, monday + later))))
  )
}
