import { expect, test } from 'vitest'
import { declineAsk } from '../../app/routes/calls/acts/answer-ask'
import { act as decline } from '../../app/routes/calls/acts/decline'
import { declineHandOver } from '../../app/routes/hand-overs/acts/answer-hand-over'

test('that a line helps is said to who says no, and not to who takes back what they asked', async () => {
  const given = { from: 'Kofi Mensah', to: 'Zoe M.', note: '', on: '2026-03-02' } as never
  const ledes = async (own: boolean) =>
    Promise.all(
      [declineHandOver, declineAsk].map(async ({ lede, words }) => {
        const about = { ...(given as object), own } as never
        return (await words?.({} as never, {} as never, about))?.lede ?? lede
      }),
    )
  expect(await ledes(true)).toEqual([
    'No turn changes. The notes are kept, and can be offered again.',
    'No turn changes, and no answer is asked any more of Zoe M.',
  ])
  for (const lede of await ledes(false)) expect(lede).toMatch(/line (about why helps|is for) Kofi/i)
  expect(decline.lede).not.toContain('helps')
})
