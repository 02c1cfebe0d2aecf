import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asHtml, asText } from '../../app/http/markdown.server'
import { processorTime } from '../support/processor'

const size = 20_480
const filled = (with_: string) => with_.repeat(Math.ceil(size / with_.length)).slice(0, size)
const prose = filled(
  'The **quick** brown fox jumps over the lazy dog,\nand [then](https://example.org) it rests.\n\n',
)

const wide = (columns: number) =>
  `|${'a|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n${'|\n'.repeat(size)}`.slice(0, size)
const hard = {
  'a table': `|a|b|\n|-|-|\n${filled('|a|b|\n')}`.slice(0, size),
  'a wide table': wide(200),
  'rows filled up': wide(5),
  'cells between tabs': `a${'\t'.repeat(size / 4)}b\n${filled('a\tb\n')}`.slice(0, size),
  'many tables between tabs': filled(`a${'\t'.repeat(100)}b\n${'a\tb\n'.repeat(25)}\n`),
  'a long line below cells': `a\tb\nc\td\n\n${'a'.repeat(size)}`.slice(0, size),
  'open emphasis': filled('*a_ '),
  'open pictures': filled('![[]()'),
  'open links': filled('[a]('),
  brackets: filled('['),
  quotes: filled('> '.repeat(99) + 'a\n'),
  'lists in lists': filled('- - - - - a\n'),
  'lists in quotes in lists': filled('> 1. '.repeat(44) + 'a\n'),
  'short lists': filled('- a\n'),
  'numbered lists': filled('1. a\n   1. b\n'),
  paragraphs: filled('a\n\n'),
  escapes: filled('\\*'),
  entities: filled('&amp;'),
  addresses: filled('<http://a.b> '),
  'bare addresses': filled('http://a.b '),
  'addresses in addresses': filled('https://'),
  'a long address': filled(`https://example.org/${'a'.repeat(size)}`),
  'brackets in an address': filled('https://a.b/(a'),
  colons: filled('https:'),
  backticks: Array.from({ length: 200 }, (_, n) => '`'.repeat(n))
    .join(' ')
    .slice(0, size),
  strikes: filled('~~a '),
  'strong in emphasis': filled('*a**b'),
  references: `[a]: b\n${filled('[a] ')}`.slice(0, size),
}

/**
 * How many times as long as prose of the same length it takes, at best; each text is new, so none
 * was rendered before.
 */
function timesProse(text: string) {
  const best = (said: string) =>
    Math.min(
      ...Array.from({ length: 5 }, (_, n) =>
        took(() => asHtml(`${said.slice(0, size - 10)}${n}${fresh++}`)),
      ),
    )
  return best(text) / best(prose)
}

let fresh = 0
function took(work: () => void) {
  const began = processorTime()
  work()
  return processorTime() - began
}

test.each(Object.entries(hard))(
  '20 kB of %s take about as long as 20 kB of prose',
  (_name, text) => {
    expect(timesProse(text)).toBeLessThan(10)
  },
)

test('so does whatever signs make, one after another', () => {
  const signs = fc.array(
    fc.constantFrom(
      ...'*_`[]()!<>~&\\|-"#:a 1.\n\t',
      'https://',
      'a.b/',
      '\n\n',
      '- ',
      '> ',
      '```',
      '|-|-|\n',
      '[a]: b\n',
    ),
    { minLength: 1, maxLength: 6 },
  )
  fc.assert(
    fc.property(signs, (said) => timesProse(filled(said.join(''))) < 20),
    { numRuns: 60 },
  )
})

test('a pasted address is a link, and no other word is', () => {
  const linked = (said: string) => /<a href="([^"]*)"/.exec(asHtml(said))?.[1]
  expect(linked('See https://example.org/a?b=1.')).toBe('https://example.org/a?b=1')
  expect(linked('(http://example.org/plan)')).toBe('http://example.org/plan')
  for (const said of [
    'notes.md',
    'example.org',
    '//example.org',
    'ftp://example.org',
    'ann@example.org',
    'javascript:alert(1)',
    '`https://example.org`',
  ])
    expect(linked(said), said).toBeUndefined()
  expect(asText('See https://example.org/a now')).toBe('See https://example.org/a now')
})

test.each(Object.entries(hard))('20 kB of %s become no page of hundreds of kB', (_name, text) => {
  expect(asHtml(text.slice(0, size)).length).toBeLessThan(12 * size)
})

test('what is ordinary is rendered, and what nobody writes is shown as it stands', () => {
  expect(asHtml(prose)).toContain('<strong>quick</strong>')
  expect(asHtml('| a | b |\n|---|---|\n| 1 | 2 |')).toContain('<td>1</td>')
  expect(asHtml('> - > 1. as deep as a reply to a reply')).toContain('<ol>')
  expect(asHtml(filled('<b>*a_ '))).toMatch(/^<p>&lt;b&gt;\*a_ &lt;b&gt;/)
  expect(asHtml(`${filled('*a_ ').slice(0, 20_000)}\n\none\ntwo`)).toContain(
    '</p>\n<p>one<br>\ntwo</p>',
  )
  expect(asText('The **first** one in.\n\n- before eight')).toBe('The first one in.\nbefore eight')
})
