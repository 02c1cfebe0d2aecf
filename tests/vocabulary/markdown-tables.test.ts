import { expect, test } from 'vitest'
import { asHtml, asQuotation } from '../../app/http/markdown.server'
import { markdownTable, withTables } from '../../app/vocabulary/markdown-tables'
import { processorTime } from '../support/processor'

const table = 'Room\tMon\tTue\n12\t8:00\t\n14\t\t9:15'

test('lines of cells with tabs between them are shown as a table, with every row and column', () => {
  const html = asHtml(`The plan:\n${table}\nThat is all.`)
  expect(html.match(/<tr>/g)).toHaveLength(3)
  expect([...html.matchAll(/<t[hd]>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell)).toEqual([
    'Room',
    'Mon',
    'Tue',
    '12',
    '8:00',
    '',
    '14',
    '',
    '9:15',
  ])
  expect(html).toMatch(
    /^<p>The plan:<\/p>\n<div class="prose__table" role="region" aria-label="Table" tabindex="0"><table>/,
  )
  expect(html).toMatch(/<\/table><\/div>\n<p>That is all\.<\/p>\n$/)
})

test('a table whose first cell is empty keeps its columns, though a text is trimmed', () => {
  expect(withTables('Mon\tTue\nRoom 12\t8:00\t9:00\nRoom 14\t8:15\t9:15').split('\n')[0]).toBe(
    '|  | Mon | Tue |',
  )
})

test('what is in a cell stays in it', () => {
  expect(markdownTable([['a|b', 'c\nd', 'e\\'], ['\\|']])).toBe(
    '| a\\|b | c d | e\\\\ |\n| --- | --- | --- |\n| \\| |  |  |',
  )
  expect(asHtml('a|b\t<b>x</b>\n1\t[x](javascript:y)').match(/<t[hd]>/g)).toHaveLength(4)
})

test('one line with a tab, an indented text and code stay as they are', () => {
  for (const text of [
    'a\tb',
    '\ta\tb\n\tc\td',
    '```\na\tb\nc\td\n```',
    '~~~\na\tb\nc\td',
    'no tab\nat all',
  ])
    expect(withTables(text)).toBe(text)
})

test('a table goes into a Markdown file as one', () => {
  expect(asQuotation('a\tb\n1\t2')).toBe('> | a | b |\n> | --- | --- |\n> | 1 | 2 |')
})

test('a table of twenty thousand signs is as quick as a text', () => {
  const took = (text: string) => {
    const began = processorTime()
    expect(asHtml(text).length).toBeGreaterThan(10_000)
    return processorTime() - began
  }
  // Each is new, so none is remembered from before.
  const best = (text: string) =>
    Math.min(...[1, 2, 3, 4, 5].map((n) => took(text.repeat(20_000 / text.length) + n)))
  expect(best('a\tb\n') / best('The quick brown fox jumps over the dog.\n')).toBeLessThan(10)
})

test('a table that would be many times as long as what was written stays as it was written', () => {
  const long = `a${'\t'.repeat(3_000)}b\n${'a\tb\n'.repeat(4_000)}c`
  expect(withTables(long)).toBe(long)
  const many = `a${'\t'.repeat(100)}b\n${'a\tb\n'.repeat(25)}\n`.repeat(90)
  expect(withTables(many).length).toBeLessThan(2 * many.length)
})
