import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { daysInCalendar } from '../../app/http/calendar-file.server'
import { addDays } from '../../app/vocabulary/days'
import { processorTime } from '../support/processor'

const where = { timeZone: 'America/Los_Angeles', from: '2025-08-18', to: '2026-06-12' }
const file = (events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    ...events.map((event) => `BEGIN:VEVENT\nSUMMARY:x\n${event}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\n')
const repeated = (first: string, rule: string) => `DTSTART${first}\nRRULE:${rule}`
const days = (...events: string[]) => daysInCalendar(file(events), where)
const written = (day: string) => `;VALUE=DATE:${day.replaceAll('-', '')}`

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
const some = <T>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 3 }).map(String)
const nth = fc
  .tuple(fc.constantFrom(1, 2, 3, 4, -1, -2), weekday)
  .map(([place, day]) => `${place}${day}`)
const monthDay = fc.integer({ min: 1, max: 28 })
const month = fc.integer({ min: 1, max: 12 })
const rule = fc.oneof(
  fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'),
  some(weekday).map((said) => `FREQ=WEEKLY;BYDAY=${said}`),
  some(nth).map((said) => `FREQ=MONTHLY;BYDAY=${said}`),
  some(monthDay).map((said) => `FREQ=MONTHLY;BYMONTHDAY=${said}`),
  fc.tuple(month, some(nth)).map(([one, said]) => `FREQ=YEARLY;BYMONTH=${one};BYDAY=${said}`),
  fc
    .tuple(month, some(monthDay))
    .map(([one, said]) => `FREQ=YEARLY;BYMONTH=${one};BYMONTHDAY=${said}`),
)
const bounds = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 60 }).map((count) => `;COUNT=${count}`),
  fc
    .integer({ min: 0, max: 900 })
    .map((later) => `;UNTIL=${addDays('2024-06-01', later).replaceAll('-', '')}`),
)
const interval = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 2, max: 5 }).map((n) => `;INTERVAL=${n}`),
)
const weekBegins = fc.constantFrom('', ';WKST=SU', ';WKST=MO')
const first = fc.integer({ min: 0, max: 1_500 }).map((later) => addDays('2022-01-01', later))

/** The same days as the parser's own iterator finds, which goes through them one by one. */
function foundBy(first: string, rule: string) {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(first))
  const found: string[] = []
  for (let next = iterator.next(); next; next = iterator.next()) {
    const day = next.toString().slice(0, 10)
    if (day > where.to) break
    if (day >= where.from) found.push(day)
  }
  return found
}

test('an ordinary rule comes to the days of the school years that it says', () => {
  fc.assert(
    fc.property(first, rule, interval, bounds, weekBegins, (day, ...said) => {
      const [whole, here] = [said.join(''), days(repeated(written(day), said.join('')))]
      const within = here
        .map(({ startsOn }) => startsOn)
        .filter((one) => one >= where.from && one <= where.to)
      expect([day, whole, within]).toEqual([day, whole, foundBy(day, whole)])
    }),
    { numRuns: 150 },
  )
})

test.each([
  [';VALUE=DATE:20260201', 'FREQ=DAILY;BYDAY=1MO'],
  [';VALUE=DATE:20260201', 'FREQ=DAILY;BYDAY=+5MO'],
  [';VALUE=DATE:20260201', 'FREQ=WEEKLY;BYDAY=2TU'],
  [';VALUE=DATE:20260201', 'FREQ=WEEKLY;INTERVAL=99999999'],
  [';VALUE=DATE:20260201', 'FREQ=MONTHLY;BYDAY=5SU;INTERVAL=4800'],
  [';VALUE=DATE:20260201', 'FREQ=MONTHLY;BYDAY=-5SU;INTERVAL=4800'],
  [';VALUE=DATE:19000201', 'FREQ=MONTHLY;BYDAY=5SU;INTERVAL=1200'],
])('a rule that is not ordinary, from %s: %s, costs its first day and a note', (day, rule) => {
  expect(days(repeated(day, rule))).toEqual([
    expect.objectContaining({ note: expect.stringMatching(/^It repeats/) }),
  ])
})

test('a rule of which no day ever comes comes to none', () => {
  for (const rule of ['FREQ=MONTHLY;BYDAY=5SU;INTERVAL=12', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'])
    expect(days(repeated(';VALUE=DATE:20260201', rule))).toEqual([])
})

const spent = (text: string) => {
  const began = processorTime()
  try {
    daysInCalendar(text, where)
  } catch {
    // What is refused took its time, too.
  }
  return processorTime() - began
}
const one = 'DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303'
const often = (event: string, times = 990) => file(Array.from({ length: times }, () => event))
const counted = ';COUNT=9999'

test.each([
  [
    'a weekday that is rarely there',
    often(repeated(';VALUE=DATE:19700201', 'FREQ=MONTHLY;BYDAY=5SU;INTERVAL=12')),
  ],
  [
    'a weekday that is never there, counted',
    often(repeated(';VALUE=DATE:19000101', `FREQ=MONTHLY;BYDAY=53SU${counted}`)),
  ],
  [
    'much that never meets, counted',
    often(
      repeated(
        ';VALUE=DATE:19000101',
        `FREQ=YEARLY;BYMONTHDAY=30,31,-31;BYMONTH=2;BYDAY=${Array.from({ length: 31 }, (_, n) => `${n + 1}MO`).join(',')}${counted}`,
      ),
      400,
    ),
  ],
  ['each day at a time of day', often(repeated(':20250101T080000', 'FREQ=DAILY'))],
  [
    'days that are long and many',
    often(`${repeated(';VALUE=DATE:19000101', 'FREQ=DAILY')}\nDURATION:P36500D`),
  ],
  ['parameters without end', often(`${one}\nX-MUCH${';A=1'.repeat(45_000)}:x`, 1)],
  [
    'zones without end',
    `BEGIN:VCALENDAR\n${'BEGIN:VTIMEZONE\nEND:VTIMEZONE\n'.repeat(4_000)}${often('DTSTART;TZID=x:20260302T080000', 900).slice(16)}`,
  ],
  [
    'days left out without end',
    often(
      `${repeated(';VALUE=DATE:20260302', 'FREQ=DAILY')}\nEXDATE;VALUE=DATE:${'20260303,'.repeat(20_000)}20260303`,
      1,
    ),
  ],
])('a file of %s is read about as fast as one of as many events at a time of day', (_, text) => {
  const ordinary = often('DTSTART:20260302T080000\nDTEND:20260302T090000')
  spent(ordinary)
  expect(spent(text) / spent(ordinary)).toBeLessThan(3)
})
