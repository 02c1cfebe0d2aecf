import { z } from 'zod'

/** The present password, asked again before an act that is hard to take back. */
const current = z.string().max(128, 'Passwords have at most 128 characters.').optional()

/** A form that may ask for the present password once more, in its field `current`. */
export function confirming<S extends z.ZodRawShape>(schema: z.ZodObject<S>) {
  return schema.extend({ current })
}
