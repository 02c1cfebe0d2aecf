import type { z } from 'zod'

type Def = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  out?: z.ZodType
  entries?: Record<string, string>
  values?: string[]
  format?: string
}

/**
 * Fills in a form so that it passes: the first of what can be chosen, days and numbers that fit, and in each
 * text what `write` writes.
 */
export function filledIn(schema: z.ZodType, write: (name: string) => string): [string, string][] {
  return fill(schema, { name: '', write }).filter(([, value]) => value !== '')
}

type At = { name: string; write: (name: string) => string }

function fill(schema: z.ZodType, at: At): [string, string][] {
  const {
    type,
    shape,
    element,
    innerType,
    in: before,
    out: after,
    ...leaf
  } = schema.def as unknown as Def
  if (shape)
    return Object.entries(shape).flatMap(([key, part]) =>
      fill(part, { ...at, name: at.name ? `${at.name}.${key}` : key }),
    )
  if (element) return fill(element, { ...at, name: `${at.name}[0]` })
  if (innerType) return fill(innerType, at)
  if (type === 'pipe' && before && after)
    return fill(before.def.type === 'transform' ? after : before, at)
  return [[at.name, valueOf({ type, ...leaf }, schema, at)]]
}

function valueOf(
  { type, entries, values, format }: Def,
  schema: z.ZodType,
  { name, write }: At,
): string {
  const fixed = entries ? Object.values(entries)[0] : values?.[0]
  if (fixed !== undefined) return String(fixed)
  if (type === 'number') return '1'
  const tries = [
    '2026-03-09',
    '2026-03-09T10:00:00Z',
    '10:00',
    'UTC',
    '0190f000-0000-7000-8000-000000000000',
    `${write(name)}@pier.example`,
  ]
  if (/password|current/i.test(name) || schema.safeParse(write(name)).success) return write(name)
  return tries.find((value) => schema.safeParse(value).success) ?? (format ? write(name) : '')
}
