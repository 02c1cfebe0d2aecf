import { expect, test } from 'vitest'
import { cardMarkup } from '../../app/ui/board/card'
import type { BoardCard } from '../../app/vocabulary/board'
import { markup } from '../../app/ui/kit/markup'

const nasty = `<script>alert("1")</script> & 'so on'`
const said = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#x27;so on&#x27;'

test('text in written markup stays text, between tags and in attributes', () => {
  expect(markup`<b title="${nasty}">${nasty}</b>`.html).toBe(`<b title="${said}">${said}</b>`)
})

test('markup in markup is written once, and what is false or missing is nothing', () => {
  const parts = [markup`<i>${'a & b'}</i>`, markup`<i>${2}</i>`]
  expect(markup`<b>${parts}${false}${undefined}${''}</b>`.html).toBe(
    '<b><i>a &amp; b</i><i>2</i></b>',
  )
})

test('something that only looks like markup is text', () => {
  const forged = { html: '<script>' } as never
  expect(() => markup`<b>${forged}</b>`).toThrow()
})

test('no word of a card that people write can be a tag', () => {
  const card = {
    number: 4,
    title: nasty,
    stage: 'pilot',
    leads: [[0, '2026-03-02']],
    follows: [0, 1],
    health: nasty,
  } as unknown as BoardCard
  const people: [string, string, string, string | null][] = [
    ['a', nasty, '"><i>', nasty],
    ['b', nasty, 'B', null],
  ]
  const html = cardMarkup(card, {
    people,
    school: 'harbor-ridge',
    today: '2026-03-24',
    mayMove: true,
  })
  expect(
    html.match(/<\/?[a-z0-9]+/g)?.every((tag) => /^<\/?(h3|a|p|b|footer|small|span)$/.test(tag)),
  ).toBe(true)
  expect(html).toContain('data-lead="&quot;&gt;&lt;i&gt;"')
})
