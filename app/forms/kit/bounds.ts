import type { z } from 'zod'

type Def = {
  type: string
  shape?: Record<string, z.ZodType>
  innerType?: z.ZodType
  in?: z.ZodType
  out?: z.ZodType
  element?: z.ZodType
  checks?: { _zod: { def: { check: string; maximum?: number } } }[]
}

/**
 * The most that each text of a form may hold, by the name of its field: `title`, `options[].label`.
 */
export function boundsOf(schema: z.ZodType): Record<string, number> {
  return Object.fromEntries(boundsIn(schema, ''))
}

function boundsIn(schema: z.ZodType, name: string): [string, number][] {
  const { type, shape = {}, element, checks = [], ...around } = schema.def as unknown as Def
  const inner = innerOf(around)
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

// What is wrapped around a field: optional, a default, a transform before it or after.
function innerOf({ innerType, in: before, out: after }: Pick<Def, 'innerType' | 'in' | 'out'>) {
  return innerType ?? (before?.def.type === 'transform' ? after : before)
}
