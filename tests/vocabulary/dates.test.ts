import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { spanOf } from '../../app/routes/turns/acts/turn-choices'
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
