import { inOneSpelling } from '../../vocabulary/one-spelling'

// A form that edits carries a mark of each of its fields, as it stood when the form was made: so it
// can be told what its sender changed from what others changed meanwhile.

/**
 * What stands in a form: by the name of each control its values, several where boxes are ticked.
 */
export type Fields = Record<string, string[]>
/** The marks of a form's fields, by name. */
export type Marks = Record<string, string>

/** The hidden field that carries the marks. */
export const marksName = 'read-from'
/** The field by which the sender settles which of two texts stands: `mine` or `theirs`. */
export const settlingName = (field: string) => `settle ${field}`
/** The hidden field that keeps what was shown beside another as changed meanwhile. */
export const otherName = (field: string) => `other ${field}`
/** The hidden field that says what another is called on its page. */
export const labelName = (field: string) => `label ${field}`

/** The values a form begins with, as its controls send them. */
export function fieldsOf(values: Record<string, unknown>): Fields {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => inside(name, value)))
}

function inside(name: string, value: unknown): [string, string[]][] {
  if (Array.isArray(value) && value.some((row) => typeof row === 'object'))
    return value.flatMap((row, place) => inside(`${name}[${place}]`, row))
  if (value && typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).flatMap(([part, inner]) => inside(`${name}.${part}`, inner))
  return [[name, [value ?? []].flat().map(String)]]
}

/**
 * The mark of a field's values: the same for values that mean the same, nothing for an empty field.
 */
export function markOf(values: readonly string[] = []) {
  const said = plain(values)
  return said.length ? `${hashOf(said, 0x811c9dc5)}${hashOf(said, 0x9747b28c)}` : ''
}

/** The marks of all fields of a form, as it carries them. */
export function marksOf(values: Record<string, unknown>): Marks {
  const fields = Object.entries(fieldsOf(values))
  return Object.fromEntries(fields.map(([name, said]) => [name, markOf(said)]))
}

/** A mark that was shown beside another text, and waits for its sender to choose. */
export const waiting = (mark: string) => `?${mark}`
export const isWaiting = (mark: string | undefined) => mark?.startsWith('?') ?? false

const [longest, most] = [40_000, 1_000]

/** The marks that a form was sent with; nothing where it carries none that can be read. */
export function marksIn(said: string | undefined): Marks | undefined {
  if (!said || said.length > longest) return undefined
  const read = parsed(said)
  if (!read || typeof read !== 'object' || Array.isArray(read)) return undefined
  const marks = Object.entries(read).slice(0, most)
  const isMark = (mark: unknown) => typeof mark === 'string' && /^\??[0-9a-z]{0,20}$/.test(mark)
  return Object.fromEntries(marks.filter(([, mark]) => isMark(mark))) as Marks
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return undefined
  }
}

// Browsers send line breaks in a way of their own, and ticks in the order of the page.
function plain(values: readonly string[]) {
  const said = values
    .map((one) => inOneSpelling(one.replaceAll(/\r\n?/g, '\n')).trim())
    .filter(Boolean)
  return [...new Set(said)].sort()
}

// FNV-1a, in 32 bits (http://www.isthe.com/chongo/tech/comp/fnv): it tells apart what honest people
// write, in every browser.
function hashOf(values: string[], seed: number) {
  let hash = seed
  for (const letter of JSON.stringify(values)) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}
