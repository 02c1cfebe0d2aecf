import { createElement } from 'react'
import { expect, test } from 'vitest'
import { isNamedIn, LineText } from '../../app/ui/contributions/line-text'
import { markupOf } from '../support/markup-of'

const family = { slug: 'harbor-ridge', initiative: 5, title: 'Family engagement' }

test('a line of the ledger that names its initiative says the name once, as a link', async () => {
  for (const text of ['Edited Family engagement', 'Took the lead of Family engagement, as asked']) {
    const line = { ...family, text }
    const page = await markupOf(() => createElement(LineText, line))
    expect(page).toMatch(/<a[^>]* href="\/s\/harbor-ridge\/initiatives\/5"/)
    expect(page.replaceAll(/<[^>]*>/g, '')).toBe(text)
    expect(isNamedIn(line)).toBe(true)
  }
})

test('a line that does not name its initiative is said as it is, and the name stands after it', async () => {
  for (const line of [
    { ...family, text: 'Wrote to forty families' },
    { ...family, text: 'Edited Family engagement', title: 'Families and us' },
    { ...family, text: 'Edited the settings', initiative: null, title: null },
  ]) {
    expect(await markupOf(() => createElement(LineText, line))).toBe(line.text)
    expect(isNamedIn(line)).toBe(false)
  }
})
