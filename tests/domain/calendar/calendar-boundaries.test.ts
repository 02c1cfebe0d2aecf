import { expect, test } from 'vitest'
import {
  closedAlready,
  closedBecause,
  isClosedThroughout,
  nextTermAfter,
  termOf,
  weekdays,
  yearOf,
} from '../../../app/domain/calendar/calendar'
import {
  chosenDayFrom,
  chosenLastDay,
  lastDayFrom,
  lastDayUntilNext,
} from '../../../app/domain/calendar/open-days'
import { openDayFrom } from '../../../app/domain/calendar/open-days'
import { openDayUpTo } from '../../../app/domain/calendar/open-days'
import { openDayAfter } from '../../../app/domain/calendar/open-days'
import type { Calendar } from '../../../app/domain/calendar/calendar'
import { ensurePast } from '../../../app/domain/calendar/days'
import { afterQuietHours } from '../../../app/domain/calendar/quiet-hours'
import { betweenYears, timeIn, yearsToShow } from '../../../app/domain/calendar/year-choice'
import { addDays } from '../../../app/vocabulary/days'

const calendar: Calendar = {
  years: [
    { name: '2025–26', startsOn: '2025-08-11', endsOn: '2026-06-05' },
    { name: '2026–27', startsOn: '2026-08-10', endsOn: '2027-06-04' },
  ],
  worksOn: weekdays,
  terms: [
    { name: 'Fall', startsOn: '2025-08-11', endsOn: '2025-12-19' },
    { name: 'Spring', startsOn: '2026-01-05', endsOn: '2026-06-05' },
  ],
  closed: [{ name: 'Winter break', startsOn: '2025-12-22', endsOn: '2026-01-02' }],
}
const closedFor = (startsOn: string, days: number): Calendar => ({
  ...calendar,
  years: [],
  terms: [],
  closed: [{ name: 'Flood', startsOn, endsOn: addDays(startsOn, days - 1) }],
})

test.each([
  ['2025-08-08', undefined], // a Friday before the first year that the school has said
  ['2025-08-11', undefined],
  ['2026-06-05', undefined],
  ['2026-06-06', 'the time between school years'],
  ['2026-08-07', 'the time between school years'],
  ['2026-08-10', undefined],
  ['2027-06-04', undefined],
  ['2027-06-07', 'the time between school years'],
  ['2025-12-19', undefined],
  ['2025-12-22', 'Winter break'],
  ['2026-01-02', 'Winter break'],
  ['2026-01-05', undefined],
  ['2026-02-27', undefined],
  ['2026-02-28', 'the weekend'],
  ['2026-03-02', undefined],
  ['2028-02-29', 'the time between school years'],
])('on %s the school is closed because of %s', (day, because) => {
  expect(closedBecause(calendar, day)).toBe(because)
})

test.each([
  ['2025-08-10', undefined, undefined, 'Fall'],
  ['2025-08-11', '2025–26', 'Fall', 'Spring'],
  ['2025-12-19', '2025–26', 'Fall', 'Spring'],
  ['2025-12-20', '2025–26', undefined, 'Spring'],
  ['2026-01-04', '2025–26', undefined, 'Spring'],
  ['2026-01-05', '2025–26', 'Spring', undefined],
  ['2026-06-05', '2025–26', 'Spring', undefined],
  ['2026-06-06', '2025–26', undefined, undefined],
  ['2026-08-09', '2025–26', undefined, undefined],
  ['2026-08-10', '2026–27', undefined, undefined],
])('%s is in the year %s and the term %s, and the next is %s', (day, year, term, next) => {
  expect(yearOf(calendar, day)?.name).toBe(year)
  expect(termOf(calendar, day)?.name).toBe(term)
  expect(nextTermAfter(calendar, day)?.name).toBe(next)
})

test('the next open day is never the same, and the last one up to a day may be', () => {
  expect(openDayAfter(calendar, '2026-03-02')).toBe('2026-03-03')
  expect(openDayAfter(calendar, '2026-03-06')).toBe('2026-03-09')
  expect(openDayUpTo(calendar, '2026-03-06')).toBe('2026-03-06')
  expect(openDayUpTo(calendar, '2026-03-08')).toBe('2026-03-06')
})

test.each([
  ['2025-12-20', '2026-01-04', true],
  ['2025-12-19', '2026-01-04', false],
  ['2025-12-20', '2026-01-05', false],
])('from %s to %s, both included, the school is closed throughout: %s', (from, to, isSo) => {
  expect(isClosedThroughout(calendar, { from, to })).toBe(isSo)
})

test.each([
  ['2025-12-22', '2026-01-02', 'Winter break'],
  ['2025-12-19', '2026-01-02', undefined],
  ['2025-12-22', '2026-01-05', undefined],
  ['2025-12-27', '2025-12-27', 'Winter break'],
])('from %s to %s the school is closed already by %s', (startsOn, endsOn, why) => {
  expect(closedAlready(calendar, { startsOn, endsOn })).toBe(why)
})

// The week of March 9; its weekend before is March 7 and 8.
test.each([
  ['has one day of school, its first', '2026-03-10', '2026-03-13', '2026-03-07'],
  ['has one day of school, its last', '2026-03-09', '2026-03-12', '2026-03-07'],
  ['has no day of school', '2026-03-09', '2026-03-13', '2026-03-16'],
])('a Saturday before a week that %s', (_, startsOn, endsOn, on) => {
  const closed = [{ name: 'Flood', startsOn, endsOn }]
  expect(openDayFrom({ ...calendar, closed }, '2026-03-07').on).toBe(on)
})

test.each([
  [120, '2026-06-30'],
  [121, '2026-03-02'],
])('a day in a closure of %i days is moved to %s, up to four months', (days, on) => {
  expect(openDayFrom(closedFor('2026-03-02', days), '2026-03-02').on).toBe(on)
})

test.each([
  ['of 28 days is waited for', 27, '2026-02-12'],
  ['of 29 days is not', 28, '2026-01-15'],
])('at the last open day before it, a break %s', (_, days, on) => {
  expect(lastDayFrom(closedFor('2026-01-16', days), '2026-01-15')).toBe(on)
})

test.each([
  ['1899-12-31', false],
  ['1900-01-01', true],
  ['2026-03-01', true],
  ['2026-03-02', true],
  ['2026-03-03', false],
])('on March 2, 2026 something may be told of %s: %s', (day, isPast) => {
  const ensured = () => ensurePast(day, '2026-03-02')
  if (isPast) expect(ensured).not.toThrow()
  else expect(ensured).toThrow()
})

const [night, noon] = [
  { from: '18:00', to: '07:00' },
  { from: '12:00', to: '13:00' },
]
test.each([
  [night, '17:59:59', '17:59:59'],
  [night, '18:00:00', '07:00:00'],
  [night, '06:59:59', '07:00:00'],
  [night, '07:00:30', '07:00:30'],
  [noon, '11:59:59', '11:59:59'],
  [noon, '12:00:00', '13:00:00'],
  [noon, '12:59:59', '13:00:00'],
  [noon, '13:00:30', '13:00:30'],
])('with quiet hours %o, what comes at %s is written at %s', (hours, at, then) => {
  const zone = { timeZone: 'UTC', calendar: { ...calendar, closed: [], years: [] } }
  expect(afterQuietHours(`2026-03-03T${at}Z`, { ...hours, ...zone }).slice(11, 19)).toBe(then)
})

test.each([
  ['2026-06-04', '2026-06-05'],
  ['2026-06-05', '2026-06-05'],
  ['2026-06-06', '2026-06-06'],
  ['2026-08-09', '2026-08-09'],
])('on %s the year of the school is shown up to %s', (today, to) => {
  expect(yearsToShow(calendar, today).find(({ isNow }) => isNow)).toMatchObject({
    name: '2025–26',
    to,
  })
})

test('a school without years is shown half a year either way', () => {
  expect(yearsToShow({ ...calendar, years: [] }, '2026-03-02')).toMatchObject([
    { from: '2025-09-01', to: '2026-08-31' },
  ])
})

test.each([
  ['2026-06-06', []],
  ['2026-06-07', [{ from: '2026-06-06', to: '2026-06-06' }]],
])('between a year that ends on June 5 and one that begins on %s are %o', (startsOn, between) => {
  const [first] = calendar.years
  const years = first ? [first, { name: 'Next', startsOn, endsOn: '2027-06-04' }] : []
  expect(betweenYears({ ...calendar, years })).toEqual(between)
})

test.each([
  ['2025-08-01', '2025-08-10', false],
  ['2025-08-01', '2025-08-11', true],
  ['2026-06-05', '2026-06-08', true],
  ['2026-06-06', '2026-06-08', false],
])('days from %s to %s are in the year: %s', (startsOn, endsOn, isIn) => {
  const year = { name: '2025–26', from: '2025-08-11', to: '2026-06-05', isNow: true }
  const closed = [{ name: 'Flood', startsOn, endsOn }]
  expect(timeIn({ ...calendar, closed }, year).closed).toEqual(isIn ? closed : [])
})

const closedOn = (startsOn: string, endsOn: string) => ({
  years: [],
  terms: [],
  closed: [{ name: 'Break', startsOn, endsOn }],
  worksOn: 31,
})

test('a break of four weeks is led over, and not one of a day more', () => {
  const until = (lastClosed: string) =>
    lastDayUntilNext(closedOn('2026-03-07', lastClosed), '2026-03-06')
  expect(until('2026-04-02')).toEqual({ on: '2026-04-02', insteadOf: '2026-03-06' })
  expect(until('2026-04-03')).toEqual({ on: '2026-03-06' })
})

test('a weekend that opens a closed week is one’s own to choose; a weekend that is closed is not', () => {
  expect(chosenDayFrom(closedOn('2026-03-09', '2026-03-13'), '2026-03-07')).toMatchObject({
    on: '2026-03-07',
    kept: { openOn: '2026-03-16' },
  })
  expect(chosenDayFrom(closedOn('2026-03-07', '2026-03-13'), '2026-03-07')).toEqual({
    on: '2026-03-16',
    insteadOf: '2026-03-07',
    because: 'Break',
  })
})

test('a lead that would pass on in a closed week lasts to the day before the school opens', () => {
  expect(chosenLastDay(closedOn('2026-03-09', '2026-03-13'), '2026-03-08')).toEqual({
    on: '2026-03-15',
    insteadOf: '2026-03-08',
  })
  expect(chosenLastDay(closedOn('2026-03-09', '2026-03-13'), '2026-03-04')).toEqual({
    on: '2026-03-04',
  })
})

test('days are closed already when each day of school among them is; a weekend alone when it is itself', () => {
  const day = (on: string) => ({ name: on, startsOn: on, endsOn: on })
  const closed = { closed: ['2026-03-06', '2026-03-09'].map(day), worksOn: weekdays }
  const already = (startsOn: string, endsOn: string) => closedAlready(closed, { startsOn, endsOn })
  expect(already('2026-03-06', '2026-03-09')).toBe('2026-03-06, 2026-03-09')
  expect(already('2026-03-06', '2026-03-10')).toBeUndefined()
  expect(already('2026-03-07', '2026-03-08')).toBeUndefined()
})
