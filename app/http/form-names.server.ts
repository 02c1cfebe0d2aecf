import type { z } from 'zod'
import { partsOf, wrappedIn } from '../forms/kit/schema-parts'

/**
 * How often one name of a form may come, how many rows stand at each of its brackets, and whether
 * it may carry a file.
 */
export type Named = { most: number; rows: number[]; isFile: boolean }

const longestName = 200
const rowsUnlessSaid = 1_000

/**
 * The names that a form's schema asks for, with their rows as `[]`: `title`, `people`,
 * `leads[].why`.
 */
export function namesOf(schema: z.ZodType): Map<string, Named> {
  const found = known.get(schema) ?? new Map<string, Named>()
  if (!known.has(schema)) collect(schema, { name: '', rows: [] }, found)
  known.set(schema, found)
  return found
}

const known = new WeakMap<z.ZodType, Map<string, Named>>()

/** What the schema says about a name as it was sent; nothing for a name that nobody asked for. */
export function named(names: Map<string, Named>, sent: string): Named | undefined {
  if (sent.length > longestName) return undefined
  const said = names.get(sent.replaceAll(/\[\d{0,5}\]/g, '[]'))
  const places = [...sent.matchAll(/\[(\d+)\]/g)].map(([, place]) => Number(place))
  return said && places.every((place, at) => place < (said.rows[at] ?? 0)) ? said : undefined
}

type At = { name: string; rows: number[] }

function collect(schema: z.ZodType, at: At, into: Map<string, Named>): void {
  const parts = partsOf(schema)
  const { type, shape, options, element } = parts
  const inner = wrappedIn(parts)
  if (inner) collect(inner, at, into)
  else if (shape)
    for (const [key, part] of Object.entries(shape))
      collect(part, { ...at, name: at.name ? `${at.name}.${key}` : key }, into)
  else if (options && type === 'union') for (const option of options) collect(option, at, into)
  else if (element) collectRows(schema, { element, at }, into)
  else into.set(at.name, { most: 1, rows: at.rows, isFile: type === 'file' || type === 'custom' })
}

// One row more than the schema takes, so that it can say so in its own words.
function collectRows(
  schema: z.ZodType,
  { element, at }: { element: z.ZodType; at: At },
  into: Map<string, Named>,
) {
  const said = (schema.def.checks ?? []).flatMap(mostOf)
  const most = (said.length ? Math.min(...said) : rowsUnlessSaid) + 1
  const row = { name: `${at.name}[]`, rows: [...at.rows, most] }
  collect(element, row, into)
  const one = into.get(row.name)
  if (!one) return
  into.set(row.name, { ...one, most })
  into.set(at.name, { ...one, most, rows: at.rows })
}

function mostOf(check: { _zod: { def: { check: string; maximum?: number } } }) {
  const { maximum } = check._zod.def
  return maximum === undefined ? [] : [maximum]
}
