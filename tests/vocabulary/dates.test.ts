import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { spanOf } from '../../app/routes/turns/acts/turn-choices'
import * as dates from '../../app/vocabulary/dates'
import { dayInWords, timeInWords } from '../../app/vocabulary/dates'

test('a time of day is said as a browser’s own field says it, around noon and midnight too', () => {
  expect(['00:05', '07:00', '12:00', '15:30', '23:59'].map(timeInWords)).toEqual([
    '12:05 AM',
    '7:00 AM',
    '12:00 PM',
    '3:30 PM',
    '11:59 PM',
  ])
})

test('days and times are put into words in one place', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && file !== 'vocabulary/dates.ts',
  )
  const elsewhere = files.filter((file) =>
    /DateTimeFormat\('en-US'|toLocale(Date|Time)?String|'FMMonth/.test(
      readFileSync(`app/${file}`, 'utf8'),
    ),
  )
  expect(elsewhere).toEqual([])
})

test('a day of another year than today says its year, where turns of two years are told apart', () => {
  expect(dayInWords('2027-01-04', '2026-11-30')).toBe('Monday, January 4, 2027')
  expect(dayInWords('2026-12-14', '2026-11-30')).toBe('Monday, December 14')
  const turn = { from: '2026-11-30', to: '2027-03-05' } as Parameters<typeof spanOf>[0]
  expect(spanOf(turn, '2026-11-30')).toBe('from Monday, November 30 to Friday, March 5, 2027')
})

test.each(['1234-56-78', '9999-99-99', '2026-02-31', 'soon'])(
  'what is no day, like %s, is said as it was written',
  (typed) => {
    const { dayInWords, daysInWords, isRelative, shortDay, spokenDay, ...all } = dates
    const { exactDay, dayOfYear, dayWithYear, monthOf } = all
    const plain = [exactDay, dayInWords, dayOfYear, dayWithYear, monthOf]
    const said = [
      ...plain.map((say) => say(typed)),
      daysInWords({ startsOn: typed, endsOn: typed }),
      shortDay(typed, '2026-03-02'),
      spokenDay(typed, '2026-03-02'),
    ]
    expect([...new Set(said)]).toEqual([typed])
    expect(isRelative(typed, '2026-03-02')).toBe(false)
  },
)
