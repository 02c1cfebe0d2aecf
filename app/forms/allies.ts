import { z } from 'zod'
import { maybeLine } from './kit/fields'

/** What a student and their adult ally may say, by the noun in the URL. */
export const allyForms = {
  ask: z.object({ ally: z.uuid('Please choose an adult from the list.'), note: maybeLine(300) }),
  answer: z.object({
    answer: z.enum(['yes', 'no'], 'Please choose yes or no.'),
    line: maybeLine(300),
  }),
  withdraw: z.object({}),
  end: z.object({}),
} satisfies Record<string, z.ZodObject>

export type AllyNoun = keyof typeof allyForms
