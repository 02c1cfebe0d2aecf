import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../app/vocabulary/days'
import { daysHeld } from '../../../app/domain/insights/year-ribbon'
import { yearAsked, yearsToShow } from '../../../app/domain/calendar/year-choice'
import { bricksOf, heightOf } from '../../../app/ui/insights/year-ribbon-bricks'
import type { RibbonTurn } from '../../../app/ui/insights/year-ribbon-bricks'
import { roles } from '../../../app/vocabulary'

const turn = (said: Partial<RibbonTurn>): RibbonTurn => ({
  number: 1,
  title: 'One',
  role: 'lead',
  from: '2025-09-01',
  to: '2025-09-10',
  isCurrent: false,
  isComing: false,
  reason: '',
  ...said,
})
const september = { from: '2025-09-01', to: '2025-09-30' }

test('days are counted once, however much was held on them', () => {
  const turns = [
    turn({}),
    turn({ number: 2 }),
    turn({ number: 3, role: 'follow', from: '2025-09-06', to: null }),
    turn({ number: 4, role: 'shadow', from: '2025-09-30', to: null }),
  ]
  expect(daysHeld(turns, september)).toEqual({ leading: 10, following: 25, both: 5, shadowing: 1 })
})

test('the day on which a role changes counts once there, as led where it was led on a part of it', () => {
  const turns = [
    turn({ role: 'follow', to: '2025-09-05' }),
    turn({ from: '2025-09-05', to: '2025-09-07' }),
    turn({ role: 'shadow', from: '2025-09-07', to: '2025-09-09' }),
    turn({ role: 'follow', from: '2025-09-09', to: '2025-09-10' }),
  ]
  expect(daysHeld(turns, september)).toEqual({ leading: 3, following: 6, both: 0, shadowing: 1 })
})

test('days to come and days outside the year do not count', () => {
  expect(
    daysHeld([turn({ from: '2025-08-01', to: null })], { from: '2025-09-01', to: '2025-09-03' })
      .leading,
  ).toBe(3)
})

test('a turn stays on its line from its first day to its last, and the next takes the lowest that is free', () => {
  const bricks = bricksOf(
    [
      turn({ role: 'follow' }),
      turn({ number: 2, role: 'follow', from: '2025-09-05', to: '2025-09-20' }),
      turn({ number: 3, role: 'follow', from: '2025-09-11', to: null }),
    ],
    september,
  )
  expect(bricks.map(({ turn: { number }, from, to, level }) => [number, from, to, level])).toEqual([
    [1, '2025-09-01', '2025-09-10', 0],
    [2, '2025-09-05', '2025-09-20', 1],
    [3, '2025-09-11', null, 0],
  ])
})

test('a role that changes in the middle of a day is drawn once on that day', () => {
  const bricks = bricksOf(
    [turn({ role: 'follow', to: '2025-09-05' }), turn({ role: 'lead', from: '2025-09-05' })],
    september,
  )
  expect(bricks.map(({ turn: { role }, from, to }) => [role, from, to])).toEqual([
    ['follow', '2025-09-01', '2025-09-04'],
    ['lead', '2025-09-05', '2025-09-10'],
  ])
})

test('no two turns lie over each other, and the ribbon is as high as on its fullest day', () => {
  const any = fc.record({
    number: fc.integer({ min: 1, max: 500 }),
    role: fc.constantFrom(...roles),
    start: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 0, max: 30 }),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(any, { maxLength: 10, selector: ({ number }) => number }),
      (many) => {
        const turns = many.map(({ start, length, ...said }) =>
          turn({
            ...said,
            from: addDays('2025-08-20', start),
            to: addDays('2025-08-20', start + length),
          }),
        )
        const bricks = bricksOf(turns, september)
        const days = Array.from({ length: 30 }, (_, away) => addDays(september.from, away))
        const wrong = [true, false].flatMap((isLead) => {
          const held = (day: string) =>
            turns.filter(
              ({ role, from, to }) =>
                (role === 'lead') === isLead && from <= day && (to ?? '') >= day,
            ).length
          const levels = (day: string) =>
            bricks
              .filter(
                ({ turn: { role }, from, to }) =>
                  (role === 'lead') === isLead && from <= day && (to === null || to >= day),
              )
              .map(({ level }) => level)
          const clashing = days.filter(
            (day) => levels(day).length !== held(day) || new Set(levels(day)).size !== held(day),
          )
          return heightOf(bricks, isLead) === Math.max(0, ...days.map(held))
            ? clashing
            : [...clashing, 'too high']
        })
        expect(wrong).toEqual([])
      },
    ),
    { numRuns: 80 },
  )
})

test('the year shown is the one of today, and reaches into the weeks after it', () => {
  const years = [
    { name: '2024–25', startsOn: '2024-08-12', endsOn: '2025-06-06' },
    { name: '2025–26', startsOn: '2025-08-11', endsOn: '2026-06-05' },
  ]
  const calendar = { years, terms: [], closed: [], worksOn: 31 }
  const shown = (today: string, asked?: string) => yearAsked(yearsToShow(calendar, today), asked)
  expect(shown('2026-03-02')).toEqual({
    name: '2025–26',
    from: '2025-08-11',
    to: '2026-06-05',
    isNow: true,
  })
  expect(shown('2026-07-01').to).toBe('2026-07-01')
  expect(shown('2026-03-02', '2024-08-12').name).toBe('2024–25')
  expect(
    yearAsked(yearsToShow({ ...calendar, years: [] }, '2026-03-02'), undefined).from < '2026-03-02',
  ).toBe(true)
})
