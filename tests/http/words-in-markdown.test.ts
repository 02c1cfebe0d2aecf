import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { asQuotation } from '../../app/http/markdown.server'
import { markdownLine } from '../../app/http/words-in-markdown.server'
import { processorTime } from '../support/processor'

const reader = new MarkdownIt({ html: true, linkify: true })
type Token = ReturnType<typeof reader.parse>[number]
const all = (tokens: Token[]): Token[] =>
  tokens.flatMap((token) => [token, ...all(token.children ?? [])])
const piece = fc.constantFrom(
  '#',
  '##',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '>',
  '-',
  '---',
  '===',
  '1.',
  '`',
  '```',
  '~~~',
  '[a]',
  '[a]:',
  '](',
  '(',
  ')',
  'javascript:x',
  'https://a.example',
  '<b>',
  '<script>',
  '&lt;',
  '\\',
  '!',
  '*',
  '_',
  '|',
  '    ',
  '\t',
  'word',
  '<!--',
  '+',
  '\u2028',
)
const nasty = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

const wrongIn = (text: string) =>
  all(reader.parse(text, {})).filter(
    (token) =>
      /^(heading|html_|image)/.test(token.type) ||
      (token.type === 'link_open' && !/^https?:/.test(String(token.attrGet('href')))),
  )

test('words put into a line of Markdown stay words in one line', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const tokens = reader.parse(
        markdownLine`- Name: ${text}` + '\n' + markdownLine`- ${text}`,
        {},
      )
      expect(
        all(tokens)
          .filter(
            ({ type }) =>
              !/^(bullet_list|list_item|paragraph)_(open|close)$|^(inline|text|text_special|link_open|link_close)$/.test(
                type,
              ),
          )
          .map(({ type }) => type),
      ).toEqual([])
      expect(tokens.filter(({ type }) => type === 'list_item_open')).toHaveLength(2)
    }),
    { numRuns: 2_000 },
  )
})

test('what was written in Markdown and is set apart holds no heading, HTML or picture, and ends where it ends', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const whole = `# Before\n\n${asQuotation(text)}\n\n## After`
      const tokens = reader.parse(whole, {})
      expect(wrongIn(asQuotation(text)).map(({ type, content }) => [type, content])).toEqual([])
      expect(
        tokens.filter(({ type, level }) => type === 'heading_open' && level === 0),
      ).toHaveLength(2)
    }),
    { numRuns: 3_000 },
  )
})

test('long rows of signs are set apart in no time that grows with their square', () => {
  const taken = (work: () => unknown) => {
    const began = processorTime()
    work()
    return processorTime() - began
  }
  const words = 'The quick brown fox rests. '.repeat(740)
  const best = (work: (said: string) => unknown, said: string) =>
    Math.min(...Array.from({ length: 5 }, () => taken(() => work(said))))
  const line = (said: string) => markdownLine`- ${said}`
  const number = '#'.repeat(20_000)
  expect(best(line, `${number}x`) / best(line, words)).toBeLessThan(20)
  for (const row of [' ', '*', '> '])
    expect(
      best(asQuotation, `a\n${row.repeat(20_000 / row.length)}b`) / best(asQuotation, words),
    ).toBeLessThan(200)
  expect(markdownLine`${'## a ##'}`).toBe('\\## a \\#\\#')
})
