import type { z } from 'zod'

/** What a schema is made of. */
export type Parts = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  options?: z.ZodType[]
  innerType?: z.ZodType
  in?: z.ZodType
  out?: z.ZodType
  checks?: { _zod: { def: { check: string; maximum?: number } } }[]
  entries?: Record<string, string>
  values?: string[]
  format?: string
}

/** The parts of a schema, whichever sort it is: zod tells them only to those who know the sort. */
export const partsOf = (schema: z.ZodType) => schema.def as unknown as Parts

/** What is wrapped as this field: optional, a default, a transform before it or after. */
export function wrappedIn({ innerType, in: before, out: after }: Parts): z.ZodType | undefined {
  return innerType ?? (before && partsOf(before).type === 'transform' ? after : before)
}
