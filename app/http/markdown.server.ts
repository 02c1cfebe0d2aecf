import MarkdownIt from 'markdown-it'
import { withTables } from '../vocabulary/markdown-tables'
import { inPlainLines, plainQuotation, quotation } from './words-in-markdown.server'

// Pictures would be fetched from elsewhere, and headings would break the page's own outline.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable([
  'image',
  'heading',
  'lheading',
])
// Only what says itself to be an address of the web becomes one: "a.m" and "notes.md" do not.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false })
for (const scheme of ['ftp:', '//', 'mailto:']) markdown.linkify.add(scheme, null)

// A table that is wider than the page moves in a frame of its own, by keyboard as well.
markdown.renderer.rules.table_open = () =>
  '<div class="prose__table" role="region" aria-label="Table" tabindex="0"><table>\n'
markdown.renderer.rules.table_close = () => '</table></div>\n'

const longest = 20_480
const beginning = 2_000

/** Markdown as words alone, a line a paragraph: for a list that shows how it begins. */
export function asText(text: string) {
  const begun = text.slice(0, beginning)
  return isOrdinary(begun) ? markdown.parse(begun, {}).flatMap(wordsOf).join('\n') : begun
}

/**
 * Markdown as HTML: no raw HTML passes, and links only to addresses that are safe to follow. What
 * no one writes is shown as it stands.
 */
export function asHtml(text: string) {
  const known = rendered.get(text)
  if (known !== undefined) return known
  const whole = withTables(text.slice(0, longest))
  const html = isOrdinary(whole) ? markdown.render(whole) : plainly(whole)
  rendered.set(text, html)
  if (rendered.size > mostRendered) rendered.delete(rendered.keys().next().value ?? '')
  return html
}

// A quotation gives no names to addresses, so a line that would is a line of text.
const withoutNames = new MarkdownIt().disable(['heading', 'lheading', 'reference'])

/** What was written in Markdown as a part of a Markdown document that is taken along. */
export function asQuotation(written: string) {
  if (!isOrdinary(written)) return plainQuotation(written)
  const text = inPlainLines(withTables(written))
  const code = withoutNames
    .parse(text, {})
    .filter(({ type, map }) => map && /^(fence|code_block)$/.test(type))
  return quotation(text, (line) => code.some(({ map }) => map && map[0] <= line && line < map[1]))
}

const rendered = new Map<string, string>()
const mostRendered = 200

const mostSigns = 4_000
const mostLines = 2_500
const mostCells = 3_000
const mostAddresses = 500
// A quotation in a list in a quotation, ten deep: each line of it opens and closes all of them.
const nested = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){10}/m

/**
 * Whether rendering costs about what its length says. A sign may be tried against every other, each
 * line of a list is a block, each address is read anew, and a row of a table is filled up to its
 * widest: 20 kB of nothing else took a hundred times as long as 20 kB of prose.
 */
function isOrdinary(text: string) {
  const lines = text.split('\n')
  if (lines.length > mostLines) return false
  if (text.split('://').length > mostAddresses || nested.test(text)) return false
  const widest = Math.max(...lines.map((line) => line.split('|').length))
  if (widest > 1 && widest * lines.length > mostCells) return false
  return (text.match(/[!&()<>[\\\]`]|([#*+=_~-])\1*/g) ?? []).length <= mostSigns
}

function plainly(text: string) {
  const paragraphs = markdown.utils.escapeHtml(text).split(/\n{2,}/)
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>\n')}</p>\n`).join('')
}

type Token = ReturnType<typeof markdown.parse>[number]

function wordsOf({ type, content, children }: Token) {
  if (type === 'fence' || type === 'code_block') return [content.trim()]
  if (type !== 'inline') return []
  return [
    (children ?? []).map((piece) => (piece.type.endsWith('break') ? ' ' : piece.content)).join(''),
  ]
}
