import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, closedBecause, openDayFrom, weekdays } from '../../app/domain/calendars'

const calendar = {
  years: [{ name: '2025–26', startsOn: '2025-08-11', endsOn: '2026-06-05' }, { name: '2026–27', startsOn: '2026-08-10', endsOn: '2027-06-04' }],
  terms: [],
  closed: [{ name: 'Winter break', startsOn: '2025-12-22', endsOn: '2026-01-02' }, { name: 'Presidents’ Day', startsOn: '2026-02-16', endsOn: '2026-02-16' }],
}

test('a hand-over in a closed week rolls forward to the first open day, and says so', () => {
  expect(openDayFrom(calendar, '2025-12-24')).toEqual({ on: '2026-01-05', insteadOf: '2025-12-24', because: 'Winter break' })
  expect(openDayFrom(calendar, '2026-02-16')).toEqual({ on: '2026-02-17', insteadOf: '2026-02-16', because: 'Presidents’ Day' })
  expect(openDayFrom(calendar, '2026-03-03')).toEqual({ on: '2026-03-03' })
})

test('a weekend between two weeks of school is left alone, and one inside the holidays is not', () => {
  expect(openDayFrom(calendar, '2026-03-21', [weekdays])).toEqual({ on: '2026-03-21' })
  expect(openDayFrom(calendar, '2025-12-27').on).toBe('2026-01-05')
})

test('a hand-over in the summer waits for the next school year', () => {
  expect(openDayFrom(calendar, '2026-06-20')).toEqual({ on: '2026-08-10', insteadOf: '2026-06-20', because: 'the time between school years' })
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
