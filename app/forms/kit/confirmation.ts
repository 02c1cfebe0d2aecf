import type { z } from 'zod'
import { password } from './password'

/** The present password, asked again before an act that is hard to take back. */
const current = password.optional()

/** A form that may ask for the present password once more, in its field `current`. */
export function confirming<S extends z.ZodRawShape>(schema: z.ZodObject<S>) {
  return schema.extend({ current })
}
