import { expect, test } from 'vitest'
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
