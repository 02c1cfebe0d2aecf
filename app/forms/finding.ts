import { z } from 'zod'

/** What is chosen from a list that may be long. `people` are members without the guests. */
export const findables = ['people', 'members', 'guests', 'initiatives', 'decisions'] as const
export type Findable = (typeof findables)[number]

/** A question to a long list, as it stands in the URL: words of a name, and for which initiative someone might lead. */
export const Find = z.object({
  of: z.enum(findables).catch('people'),
  text: z.string().trim().max(100).refine((said) => !said.includes('\0')).catch(''),
  among: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
})
