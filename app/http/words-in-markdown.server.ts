/**
 * A line of a Markdown document, by a template: what is put into it stays words, whatever it begins
 * with or holds. Line breaks in it become spaces.
 */
export function markdownLine(parts: TemplateStringsArray, ...values: (string | number)[]) {
  return parts
    .map((part, place) => part + (place < values.length ? wordsOnly(String(values[place])) : ''))
    .join('')
}

const wordsOnly = (said: string) =>
  said
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]>~|]|&(?=#?\w+;)|(?<!#)#+$|^[-+=#]/g, (found) =>
      found.replaceAll(/^.|#/g, '\\$&'),
    )
    .replaceAll('<', '&lt;')
    .replace(/^(\d+)([.)])/, '$1\\$2')

/**
 * What someone wrote in Markdown, set apart as a quotation, so that nothing in it becomes a part of
 * the document around it. Of its Markdown that stays which Skein itself shows: no heading, no HTML,
 * no picture, no link but to the web or a mailbox. `isCode` says of a line, counted from 0, whether
 * it is shown as it stands.
 */
export function quotation(text: string, isCode: (line: number) => boolean) {
  return linesOf(text)
    .map((line, place) => `> ${isCode(place) ? line : tamed(line)}`.trimEnd())
    .join('\n')
}

const linesOf = (text: string) => text.split(/\r\n?|[\n\u2028\u2029]/)

/** The same for what is not read as Markdown: each line as it was typed. */
export function plainQuotation(text: string) {
  return linesOf(text)
    .map((line) => `> ${wordsOnly(line)}`.trimEnd())
    .join('\\\n')
}

/** The same as it was typed, for what is too long to be read sign by sign: each line is code. */
export function typedQuotation(text: string) {
  return linesOf(text)
    .map((line) => `>     ${line}`.trimEnd())
    .join('\n')
}

/**
 * Text of lines that every reader counts alike, set in by spaces alone: how far a tab reaches is
 * counted from the margin, which a quotation moves.
 */
export function inPlainLines(text: string) {
  const inSpaces = (margin: string) =>
    [...margin].reduce(
      (to, sign) => to + (sign === '\t' ? ' '.repeat(4 - (to.length % 4)) : sign),
      '',
    )
  return linesOf(text)
    .join('\n')
    .replaceAll(/^[ \t>*+\-\d.)]*\t/gm, inSpaces)
}

const unshown = /(?:\\[^<])+|\\?<|!(?=\[)|\](?=:)|\]\((?!\s*(?:https?:\/\/|mailto:))/gi

function tamed(line: string) {
  return ruled(line)
    .replaceAll(unshown, (found) => (/^\\[^<]/.test(found) ? found : escaped(found)))
    .replace(/^([\s>*+-]*(?:\d+[.)]\s[\s>*+-]*)?)#/, '$1\\#')
}

// Of "](" and "]:" the second sign makes it more than a sign. A "<" behind an address would go on
// with it, backslash and all.
const escaped = (found: string) =>
  found.endsWith('<') ? '&lt;' : found === '](' ? ']\\(' : found === ']' ? ']\\' : `\\${found}`

// Under a line of text a row of dashes or equals signs makes a heading of it; a row of stars draws
// the same rule and does not.
function ruled(line: string) {
  const [, before = '', row = ''] = /^([\s>]*)(=+|-+)\s*$/.exec(line) ?? []
  if (!row) return line
  return row.startsWith('-') && row.length !== 2
    ? before + '*'.repeat(row.length)
    : `${before}\\${row}`
}
