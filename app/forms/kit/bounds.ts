import type { z } from 'zod'
import { partsOf, wrappedIn } from './schema-parts'

/**
 * The most that each text of a form may hold, by the name of its field: `title`, `options[].label`.
 */
export function boundsOf(schema: z.ZodType): Record<string, number> {
  return Object.fromEntries(boundsIn(schema, ''))
}

function boundsIn(schema: z.ZodType, name: string): [string, number][] {
  const parts = partsOf(schema)
  const { type, shape = {}, element, checks = [] } = parts
  const inner = wrappedIn(parts)
  if (inner) return boundsIn(inner, name)
  if (element) return boundsIn(element, `${name}[]`)
  const most = checks.flatMap(({ _zod: { def } }) =>
    def.check === 'max_length' ? [def.maximum ?? Infinity] : [],
  )
  if (type === 'string') return most.length ? [[name, Math.min(...most)]] : []
  return Object.entries(shape).flatMap(([key, part]) =>
    boundsIn(part, name ? `${name}.${key}` : key),
  )
}
