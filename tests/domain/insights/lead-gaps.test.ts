import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '../../../app/vocabulary/days'
import { gapsIn } from '../../../app/domain/insights/lead-gaps'
import type { Days, Rest } from '../../../app/domain/insights/lead-gaps'
import type { Stage } from '../../../app/vocabulary'

const today = '2026-03-02'
const gaps = (
  leads: Days[],
  {
    rests = [],
    stage = 'pilot',
    between = [],
  }: { rests?: Rest[]; stage?: Stage; between?: Days[] } = {},
) => gapsIn({ leads, rests, stage, createdOn: '2025-08-25' }, { today, between })

test('the days between two leads are a gap, and a lead that changes hands on one day leaves none', () => {
  expect(
    gaps([
      { from: '2025-11-15', to: '2026-02-13' },
      { from: '2026-02-21', to: null },
    ]),
  ).toEqual([{ from: '2026-02-14', to: '2026-02-20', kind: 'uncovered' }])
  expect(
    gaps([
      { from: '2025-11-15', to: '2026-02-13' },
      { from: '2026-02-13', to: null },
    ]),
  ).toEqual([])
  expect(
    gaps([
      { from: '2025-11-15', to: '2026-02-13' },
      { from: '2026-02-14', to: null },
    ]),
  ).toEqual([])
})

test('while a co-lead stays nothing is missing', () => {
  expect(
    gaps([
      { from: '2025-09-01', to: '2025-10-01' },
      { from: '2025-09-01', to: null },
    ]),
  ).toEqual([])
  expect(
    gaps([
      { from: '2025-09-01', to: '2026-05-29' },
      { from: '2025-09-15', to: '2025-10-01' },
    ]),
  ).toEqual([{ from: '2026-05-30', to: null, kind: 'unplanned' }])
})

test('until the one who is chosen leads, what was never led has no lead, and once they do that is no gap', () => {
  expect(gaps([{ from: '2026-03-23', to: null }])).toEqual([
    { from: '2025-08-25', to: '2026-03-22', kind: 'not yet' },
  ])
  expect(gaps([{ from: '2026-03-02', to: null }])).toEqual([])
})

test('a lead that ended with nobody after is a gap that is still open', () => {
  expect(gaps([{ from: '2025-09-01', to: '2026-02-13' }])).toEqual([
    { from: '2026-02-14', to: null, kind: 'uncovered' },
  ])
})

test('what is ahead with nobody planned is no gap yet, and what was never led waits for its first lead', () => {
  expect(
    gaps([
      { from: '2025-09-01', to: '2026-03-20' },
      { from: '2026-04-01', to: null },
    ]),
  ).toEqual([{ from: '2026-03-21', to: '2026-03-31', kind: 'unplanned' }])
  expect(gaps([])).toEqual([{ from: '2025-08-25', to: null, kind: 'not yet' }])
})

test('an initiative that is paused, stopped or embedded misses no lead meanwhile', () => {
  const leads = [
    { from: '2025-09-01', to: '2025-10-31' },
    { from: '2025-12-01', to: '2026-01-31' },
  ]
  expect(
    gaps(leads, {
      stage: 'stopped',
      rests: [
        { from: '2025-11-10', to: '2025-11-20', stage: 'paused' },
        { from: '2026-02-10', to: null, stage: 'stopped' },
      ],
    }),
  ).toEqual([
    { from: '2025-11-01', to: '2025-11-09', kind: 'uncovered' },
    { from: '2025-11-10', to: '2025-11-20', kind: 'resting', stage: 'paused' },
    { from: '2025-11-21', to: '2025-11-30', kind: 'uncovered' },
    { from: '2026-02-01', to: '2026-02-09', kind: 'uncovered' },
    { from: '2026-02-10', to: null, kind: 'resting', stage: 'stopped' },
  ])
  expect(gaps(leads, { stage: 'embed' }).at(-1)).toEqual({
    from: '2026-02-01',
    to: null,
    kind: 'resting',
    stage: 'embed',
  })
})

test('the days between two school years are nobody’s gap, and an open gap is not closed by a summer to come', () => {
  const summers = [
    { from: '2025-06-07', to: '2025-08-10' },
    { from: '2026-06-06', to: '2026-08-09' },
  ]
  expect(
    gaps(
      [
        { from: '2025-01-10', to: '2025-06-06' },
        { from: '2025-08-18', to: null },
      ],
      { between: summers },
    ),
  ).toEqual([{ from: '2025-08-11', to: '2025-08-17', kind: 'uncovered' }])
  expect(gaps([{ from: '2025-09-01', to: '2026-02-13' }], { between: summers })).toEqual([
    { from: '2026-02-14', to: null, kind: 'uncovered' },
  ])
  expect(gaps([{ from: '2025-09-01', to: '2026-06-05' }], { between: summers })).toEqual([
    { from: '2026-08-10', to: null, kind: 'unplanned' },
  ])
})

test('every day from the first lead on is either led or in exactly one gap', () => {
  const turn = fc.record({
    start: fc.integer({ min: 0, max: 400 }),
    length: fc.integer({ min: 0, max: 90 }),
  })
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 12 }), (turns) => {
      const leads = turns.map(({ start, length }) => ({
        from: addDays('2025-06-01', start),
        to: addDays('2025-06-01', start + length),
      }))
      const found = gaps(leads)
      const first = leads.map(({ from }) => from).sort()[0] ?? ''
      const wrong = Array.from({ length: daysBetween(first, '2027-01-01') }, (_, away) =>
        addDays(first, away),
      ).filter((day) => {
        const led = leads.some(({ from, to }) => from <= day && day <= to)
        return (
          found.filter(({ from, to }) => from <= day && (to === null || day <= to)).length !==
          (led ? 0 : 1)
        )
      })
      expect(wrong).toEqual([])
    }),
    { numRuns: 60 },
  )
})
