import { accessNamed, positionNamed } from '../vocabulary/positions'

/** What a row of a list says, as it was written. */
export type Line = { name: string; email: string; position: string; access: string }

/**
 * Reads a pasted list or a CSV file: a person a row, separated by commas, semicolons or tabs,
 * quoted or not, with a line of headings in any order or without; `Name <a@b>` too, and several of
 * them in a row. What cannot be told apart is answered as it stands.
 */
export function linesOf(text: string): Line[] {
  // What no keyboard types is no part of a row, and no database takes it.
  const typed = text.replaceAll(/[^\P{Cc}\t\r\n]|\p{Cs}/gu, '')
  const rows = typed
    .split(/[\r\n\u2028\u2029]+/)
    .map(unpadded)
    .filter((row) => row && !/^sep=/i.test(row))
    .map(unwrapped)
  const columns = columnsOf(rows[0] ?? '')
  return columns ? rows.slice(1).map((row) => lineBy(columns, row)) : rows.flatMap(linesIn)
}

const headings: Record<keyof Line | 'first' | 'last', RegExp> = {
  email: /^(e-?mail|mail)( ?address)?$|^address$/,
  name: /^(full |display |staff |your )?name$|^(person|colleague)$/,
  first: /^(first|given)( ?name)?$|^forename$/,
  last: /^(last|family)( ?name)?$|^surname$/,
  position: /^(position|role|title|job( title)?|function|group)$/,
  access: /^(access|rights|permissions?)$/,
}

type Columns = Partial<Record<keyof typeof headings, number>>

// Headings name the column of the address, and hold none.
function columnsOf(row: string): Columns | undefined {
  const cells = cellsOf(row).map((cell) => cell.toLowerCase())
  const placed = Object.entries(headings).map(
    ([column, heading]) => [column, cells.findIndex((cell) => heading.test(cell))] as const,
  )
  const columns: Columns = Object.fromEntries(placed.filter(([, place]) => place >= 0))
  return columns.email === undefined || row.includes('@') ? undefined : columns
}

function lineBy(columns: Columns, row: string): Line {
  const cells = cellsOf(row)
  const at = (column: keyof Columns) => cells[columns[column] ?? -1] ?? ''
  const name = at('name') || `${at('first')} ${at('last')}`.trim()
  return { ...addressed(at('email'), name), position: at('position'), access: at('access') }
}

// Up to the first sign of an address, then on: a row of nothing but signs is read once, not once
// for each.
const mailbox = /<[^<>@]*@[^<>]*>/
/** No name and no address is longer: a cell that is one of neither is not taken apart. */
const longest = 500

function linesIn(row: string): Line[] {
  if (mailbox.test(row)) return mailboxesIn(row)
  const cells = cellsOf(row)
  // Addresses alone, beside each other.
  if (cells.length > 1 && cells.every((cell) => cell.includes('@')))
    return cells.map((cell) => ({ ...addressed(cell, ''), position: '', access: '' }))
  return [lineOf(cells)]
}

// "Fay Lund <fay@weir.example>, teacher; Tom <tom@weir.example>": what has no address belongs to
// the one before it.
function mailboxesIn(row: string): Line[] {
  const people: string[][] = []
  for (const piece of row.split(/(?<=>)\s*[,;\t]\s*/)) {
    if (mailbox.test(piece) || !people.length) people.push([piece])
    else people.at(-1)?.push(...cellsOf(piece))
  }
  return people.map(([piece = '', ...more]) => {
    const [, before = '', email = '', after = ''] = /^([^<]*)<([^<>]*)>(.*)$/.exec(piece) ?? []
    return { ...addressed(email, unquoted(before) || unquoted(after)), ...standingIn(more) }
  })
}

// Without headings: the cell with the address is told by its sign; names stand before it, or right
// behind when it is the first.
function lineOf(cells: string[]): Line {
  const found = cells.findIndex((cell) => cell.includes('@'))
  if (found < 0 && !isMeantAsAddress(cells)) return withoutAddress(cells)
  const at = found < 0 ? Math.min(1, cells.length - 1) : found
  const [before, after] = [cells.slice(0, at), cells.slice(at + 1)]
  if (before.length > 1 && positionNamed(before[0] ?? '')) after.unshift(before.shift() ?? '')
  if (!before.length && after.length && !positionNamed(after[0] ?? ''))
    before.push(after.shift() ?? '')
  return { ...addressed(cells[at] ?? '', before.filter(Boolean).join(' ')), ...standingIn(after) }
}

// Where no cell has the sign: the second, or the only one, is an address that is not whole, unless
// it reads as something else.
function isMeantAsAddress([first = '', second]: string[]) {
  if (second === undefined) return !/\s/.test(first) && first.slice(1, -1).includes('.')
  return !positionNamed(second) && !accessNamed(second)
}

// What is missing is the address, not the name.
function withoutAddress([name = '', ...standing]: string[]): Line {
  return { name: inOrder(name), email: '', ...standingIn(standing) }
}

function standingIn([first = '', second = '']: string[]) {
  const isAccessAlone = !second && !positionNamed(first) && accessNamed(first)
  return isAccessAlone ? { position: '', access: first } : { position: first, access: second }
}

// A cell may hold name and address; a name that is missing may stand in the address.
function addressed(cell: string, name: string) {
  if (cell.length > longest || name.length > longest) return { email: cell, name }
  const address = cell.split(/\s+/).find((word) => /.@./.test(word)) ?? cell
  const email = withoutEnd(address.replace(/^<?(mailto:)?/i, ''))
  return { email, name: inOrder(name || cell.replace(address, '').trim() || nameIn(email)) }
}

function withoutEnd(address: string) {
  let end = address.length
  while ('>,;.'.includes(address[end - 1] ?? ' ')) end -= 1
  return address.slice(0, end)
}

function nameIn(email: string) {
  const [, first, last] = /^(\p{L}{2,})[._-](\p{L}{2,})@/u.exec(email) ?? []
  return first && last
    ? [first, last].map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ')
    : ''
}

const degrees = /^(jr|sr|ii|iii|iv|ph\.? ?d|ed\.? ?d|m\.? ?(ed|a|sc?)|b\.? ?(ed|a|sc?))\.?$/i

// "Lund, Fay" is how lists are sorted, not how someone is greeted.
function inOrder(name: string) {
  if (name.length > longest) return name
  const [last = '', first = '', more] = name.split(/\s*,\s*/)
  return first && more === undefined && !degrees.test(first) ? `${first} ${last}` : name
}

const unquoted = (said: string) =>
  said
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()

const quoted = /"(?:[^"]|"")*"/g

// Spreadsheets fill short rows up with empty cells. A run of signs is looked at once, not from each
// of its signs.
const unpadded = (row: string) => row.trim().replace(/(?<![\s,;])[\s,;]+$/, '')

// One that separates by semicolons takes a row with commas for one cell, and saves it as that.
function unwrapped(row: string) {
  if (row.match(quoted)?.[0] !== row) return row
  const inside = row.slice(1, -1).replaceAll('""', '"')
  return columnsOf(inside) || (inside.includes('@') && cellsOf(inside).length > 1) ? inside : row
}

// A parser that is made anew for each of two thousand rows takes most of the time of a list.
const cells = {
  '\t': /(?:[^\S\t]*"((?:[^"]|""){0,500})"[^\S\t]*|([^\t]*))(\t|$)/y,
  ';': /(?:\s*"((?:[^"]|""){0,500})"\s*|([^;]*))(;|$)/y,
  ',': /(?:\s*"((?:[^"]|""){0,500})"\s*|([^,]*))(,|$)/y,
}
const delimiters = ['\t', ';', ','] as const

function cellsOf(row: string): string[] {
  const bare = row.replaceAll(quoted, '')
  const cell = cells[delimiters.find((sign) => bare.includes(sign)) ?? ',']
  const found: string[] = []
  cell.lastIndex = 0
  for (let read = row ? cell.exec(row) : null; read; read = read[3] ? cell.exec(row) : null) {
    const [, inQuotes, plain = ''] = read
    found.push(inQuotes === undefined ? plain.trim() : inQuotes.replaceAll('""', '"'))
  }
  return found
}
