import { expect, test } from 'vitest'
import { barWords } from '../../../app/ui/timeline/lane'
import { formationWords } from '../../../app/ui/insights/formation-words'

test('a gap that is not over is not behind us', () => {
  const lane = (label: string, from: string, to: string) => ({
    id: label,
    label,
    bars: [],
    gaps: [{ kind: 'uncovered' as const, from, to }],
  })
  const words = formationWords(
    [lane('Attendance', '2026-02-27', '2026-04-24'), lane('Circles', '2026-01-10', '2026-01-16')],
    {
      axis: { from: '2025-08-11', to: '2026-06-05' },
      yearName: '2025–26',
      today: '2026-03-02',
    },
  )
  expect(words).toContain('Today Attendance has no lead.')
  expect(words).toContain('One gap is behind us: Circles (7 days).')
})

test('days ahead on which nobody leads are said, also where the one who is on leave leads on after them', () => {
  const ahead = (label: string, from: string, to: string | null) => ({
    id: label,
    label,
    bars: [],
    gaps: [{ kind: 'unplanned' as const, from, to }],
  })
  expect(
    formationWords(
      [ahead('Circles', '2026-03-23', '2026-04-03'), ahead('Garden', '2026-05-04', null)],
      {
        axis: { from: '2025-08-11', to: '2026-06-05' },
        yearName: '2025–26',
        today: '2026-03-02',
      },
    ),
  ).toContain('Nobody is planned yet for Circles from Mar 23 to Apr 3 and Garden from May 4.')
})

test('a stand-in parts a turn in the picture, and counts as one turn beside the one it parts', () => {
  const bar = (said: string, from: string, to: string, how: string) => ({
    from,
    to,
    role: 'lead' as const,
    is: 'past' as const,
    said,
    how,
  })
  const bars = [
    bar('Luis Ortega', '2026-02-21', '2026-03-03', 'offered'),
    bar('Priya Natarajan', '2026-03-04', '2026-03-06', 'stands in'),
    bar('Luis Ortega', '2026-03-07', '2026-06-05', 'goes on'),
  ]
  const today = '2026-06-08'
  expect(
    formationWords([{ id: '2', label: 'Pilot', bars }], {
      axis: { from: '2025-08-11', to: '2026-06-05' },
      yearName: '2025–26',
      today,
    }),
  ).toContain('2 turns in the lead, by 2 people')
  expect(bars.map((one) => barWords(one, today))).toEqual([
    'Luis Ortega led, Feb 21 to Mar 3, offered',
    'Priya Natarajan stood in, Mar 4 to Mar 6',
    'Luis Ortega led on, Mar 7 to Jun 5',
  ])
})
