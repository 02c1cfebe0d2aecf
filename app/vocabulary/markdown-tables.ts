// A table that is copied out of a spreadsheet or a document comes as lines of cells with tabs
// between them. In Markdown it is written with bars, which every reader of Markdown shows with its
// rows and columns.

/** Rows of cells as a Markdown table, the first row its heads; short rows are filled up. */
export function markdownTable(rows: string[][]) {
  const width = Math.max(...rows.map((row) => row.length))
  const [heads = [], ...others] = rows.map((row) => [
    ...row,
    ...Array<string>(width - row.length).fill(''),
  ])
  return [heads, Array<string>(width).fill('---'), ...others].map(lineOf).join('\n')
}

const lineOf = (cells: string[]) => `| ${cells.map(inCell).join(' | ')} |`

// A bar that is escaped already stays as it is.
const inCell = (cell: string) =>
  cell
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/\\[^]|\|/g, (sign) => (sign === '|' ? '\\|' : sign))
    .replace(/(^|[^\\])\\$/, '$1\\\\')

// More than a page shows. Short rows are filled up to the widest, so that 20 kB could say millions.
const mostCells = 3_000

/**
 * Text in which each two or more lines of cells with tabs between them, one below the other, are a
 * Markdown table, up to three thousand cells in all. What is fenced off as code, and lines that
 * begin with a tab, stay as they are.
 */
export function withTables(text: string) {
  if (!text.includes('\t')) return text
  const lines = text.split('\n')
  const isFenced = fencedIn(lines)
  const parts: string[] = []
  let left = mostCells
  for (let at = 0; at < lines.length;) {
    const length = rowsFrom(lines, at, isFenced)
    const rows = lines.slice(at, at + length)
    const cells = length * Math.max(...rows.map((row) => row.split('\t').length))
    const isTable = length > 1 && cells <= left
    if (isTable) left -= cells
    parts.push(isTable ? tableAt(lines, at, length) : rows.join('\n'))
    at += length
  }
  return parts.join('\n')
}

function fencedIn(lines: string[]) {
  let fence = ''
  return lines.map((line) => {
    const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
    const was = fence
    if (mark && (!fence || mark.startsWith(fence))) fence = fence ? '' : mark
    return Boolean(was || mark)
  })
}

// How many lines from here on belong together. The first row of a table has a cell in its first
// column; others need not.
function rowsFrom(lines: string[], at: number, isFenced: boolean[]) {
  const isRow = (place: number) => {
    const line = isFenced[place] ? '' : (lines[place] ?? '')
    return line.includes('\t') && line.trim() !== ''
  }
  if (/^\s/.test(lines[at] ?? '') || !isRow(at)) return 1
  let length = 1
  while (isRow(at + length)) length += 1
  return length
}

function tableAt(lines: string[], at: number, length: number) {
  const rows = lines.slice(at, at + length).map((line) => line.split('\t'))
  const [first = [], ...others] = rows
  // A text is trimmed, and its first cell with it where that was empty.
  if (at === 0 && others.every((row) => row.length === first.length + 1)) first.unshift('')
  return `${at === 0 ? '' : '\n'}${markdownTable(rows)}${at + length === lines.length ? '' : '\n'}`
}

const isRow = (line = '') => /^\s*\|.*\|\s*$/.test(line)
const isRule = (line = '') => isRow(line) && /^[\s|:-]*$/.test(line) && line.includes('-')

/** A text without its Markdown tables, and these, for where the two are shown apart. */
export function tablesApart(text: string) {
  const lines = text.split('\n')
  const [words, tables]: [string[], string[]] = [[], []]
  for (let at = 0; at < lines.length;) {
    let end = at
    if (isRow(lines[at]) && isRule(lines[at + 1])) while (isRow(lines[end])) end += 1
    if (end === at) words.push(lines[at++] ?? '')
    else tables.push(lines.slice(at, end).join('\n'))
    at = Math.max(at, end)
  }
  return { words: words.join('\n').trim(), tables: tables.join('\n\n') }
}
