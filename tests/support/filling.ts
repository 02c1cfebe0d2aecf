import type { z } from 'zod'
import { partsOf, wrappedIn } from '../../app/forms/kit/schema-parts'
import type { Parts } from '../../app/forms/kit/schema-parts'

/**
 * Fills in a form so that it passes: the first of what can be chosen, days and numbers that fit,
 * and in each text what `write` writes.
 */
export function filledIn(schema: z.ZodType, write: (name: string) => string): [string, string][] {
  return fill(schema, { name: '', write }).filter(([, value]) => value !== '')
}

type At = { name: string; write: (name: string) => string }

function fill(schema: z.ZodType, at: At): [string, string][] {
  const parts = partsOf(schema)
  const { shape, element } = parts
  const inner = wrappedIn(parts)
  if (inner) return fill(inner, at)
  if (shape)
    return Object.entries(shape).flatMap(([key, part]) =>
      fill(part, { ...at, name: at.name ? `${at.name}.${key}` : key }),
    )
  if (element) return fill(element, { ...at, name: `${at.name}[0]` })
  return [[at.name, valueOf(parts, schema, at)]]
}

function valueOf(
  { type, entries, values, format }: Parts,
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
