import { z } from 'zod'
import { maybeLine, seeing } from './kit/fields'

/** What a student and their adult ally may say, by the noun in the URL. */
export const allyForms = {
  ask: z.object({
    ...seeing,
    ally: z.uuid('Please choose an adult from the list.'),
    note: maybeLine(300),
  }),
  answer: z.object({
    ...seeing,
    answer: z.enum(['yes', 'no'], 'Please choose yes or no.'),
    line: maybeLine(300),
  }),
  withdraw: z.object({ ...seeing }),
  end: z.object({ ...seeing }),
} satisfies Record<string, z.ZodObject>

export type AllyNoun = keyof typeof allyForms
