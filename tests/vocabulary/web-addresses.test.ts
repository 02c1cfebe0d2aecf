import { expect, test } from 'vitest'
import { piecesOf } from '../../app/vocabulary/web-addresses'

const addressesIn = (text: string) =>
  piecesOf(text).flatMap(({ words, isAddress }) => (isAddress ? [words] : []))

test.each([
  ['See https://example.org/pilot?x=1&y=2.', 'https://example.org/pilot?x=1&y=2'],
  ['(see http://example.org/a_(b)), then', 'http://example.org/a_(b)'],
  ['“https://example.org/said”', 'https://example.org/said'],
  ['HTTPS://EXAMPLE.ORG/x!', 'HTTPS://EXAMPLE.ORG/x'],
  ['two: https://a.example, https://b.example', 'https://a.example https://b.example'],
  ['javascript:alert(1) notes.md a.m. http:// ftp://a.example mailto:a@b.example', ''],
  [`https://a.example/"onclick="x`, 'https://a.example/'],
])('an address of the web is found in %s, without what ends the sentence', (text, found) => {
  expect(addressesIn(text).join(' ')).toBe(found)
})

test('the pieces of a text are the text', () => {
  const text = 'Ask (see https://example.org/a_(b)), and begin.\nhttps://a.example'
  expect(
    piecesOf(text)
      .map(({ words }) => words)
      .join(''),
  ).toBe(text)
})

test('an address that ends in many parentheses is read in time that grows with it alone', () => {
  const timeOf = (many: number) => {
    const text = `https://a.example/${')'.repeat(many)}`
    const times = [1, 2, 3, 4, 5].map(() => {
      const began = performance.now()
      addressesIn(text)
      return performance.now() - began
    })
    return Math.min(...times)
  }
  timeOf(2_000)
  expect(timeOf(64_000) / timeOf(2_000)).toBeLessThan(200)
})
