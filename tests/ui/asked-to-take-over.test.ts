import { createElement } from 'react'
import { expect, test } from 'vitest'
import type { NextHandOver } from '../../app/domain/rotations/next-hand-over'
import { AtAGlance } from '../../app/ui/rotations/at-a-glance'
import { RotationAhead } from '../../app/ui/rotations/outlook'
import { markupOf } from '../support/markup-of'

const place = { slug: 'weir', number: 1, today: '2026-03-02' }
const next: NextHandOver = {
  on: '2026-05-30',
  from: ['Jess'],
  to: 'Denise',
  toId: 'd',
  step: 'accepted',
  isLate: false,
}

async function said(more: Partial<NextHandOver>) {
  const rotation = {
    ...{ seats: 1, lacksTerm: false, leads: [], said: null, uncoveredSince: null },
    next: { ...next, ...more },
  }
  const [glance, ahead] = await Promise.all([
    markupOf(() =>
      createElement(AtAGlance, {
        ...{ turns: [], rotation, latest: undefined, freeSeats: 0, me: '', here: place },
        offers: { many: 0, choose: undefined },
      }),
    ),
    markupOf(() => createElement(RotationAhead, { rotation, isLed: true, here: place, acts: [] })),
  ])
  const plain = (html: string) => html.replaceAll(/<span class="on-paper">.*?<\/span>|<[^>]+>/g, '')
  return [plain(glance), plain(ahead)]
}

test('while someone is asked and has not answered, no page says that the lead is handed over', async () => {
  const [glance, ahead] = await said({ step: 'offered' })
  expect(glance).toContain('Asked to take over, May 30')
  expect(ahead).toContain(
    'Denise is asked to take over from Jess, May 30, and has not answered yet.',
  )
  for (const words of [glance, ahead]) expect(words).not.toMatch(/hands over/i)
  const [now] = await said({ step: 'offered', on: place.today })
  expect(now).toContain('Asked to take over')
  expect(now).not.toContain('today')
})

test('what is agreed is handed over', async () => {
  const [glance, ahead] = await said({})
  expect(glance).toContain('Hands over May 30')
  expect(ahead).toContain('Jess hands over to Denise May 30.')
})
