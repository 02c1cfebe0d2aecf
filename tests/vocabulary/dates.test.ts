import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { timeInWords } from '../../app/vocabulary/dates'

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
