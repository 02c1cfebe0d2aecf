import { createElement } from 'react'
import { expect, test } from 'vitest'
import { Lately } from '../../app/ui/contributions/recent-lines'
import { markupOf } from '../support/markup-of'

test('what someone wrote and its day stand apart, however the words end', async () => {
  const line = {
    ...{ id: 'a', name: 'Zoe M.', memberId: 'z', on: '2026-03-02' },
    ...{ decision: null, question: null },
  }
  const props = {
    lines: ['Her corner exists already.', 'Is there a corner?', 'Made a corner'].map((text) => ({
      ...line,
      id: text,
      text,
    })),
    here: { slug: 'harbor-ridge', number: 1, today: '2026-03-02' } as never,
  }
  const text = (await markupOf(() => createElement(Lately, props))).replaceAll(/<[^>]*>/g, '')
  expect(text).not.toMatch(/[.?a-z], today/)
  expect(text).toContain('Her corner exists already. · today')
})
