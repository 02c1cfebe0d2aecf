import { z } from 'zod'
import { positions } from '../../vocabulary'
import { searched } from './fields'

/**
 * What is chosen from a list that may be long. `people` are members without the guests, `adults`
 * without the students as well.
 */
export const findables = [
  'people',
  'adults',
  'members',
  'guests',
  'initiatives',
  'decisions',
] as const
export type Findable = (typeof findables)[number]

/**
 * A question to a long list, as it stands in the URL: words of a name, and for which initiative
 * someone might lead.
 */
export const Find = z.object({
  of: z.enum(findables).catch('people'),
  text: searched.transform((said) => said ?? ''),
  among: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
})

const said = searched.transform((words) => words || undefined)

/** What the list of people can be narrowed to, and after whom its page begins. */
export const PeopleFilters = z.object({
  text: said,
  position: z.enum(positions).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})

/** The words that are looked for in the whole school. */
export const FindOrDo = z.object({ text: said })

/** The words that the shelf of lessons is narrowed to. */
export const LessonFilters = z.object({ text: said })

/** The page of the fairness ledger: of everyone, or of those not asked yet. */
export const FairnessFilters = z.object({
  only: z.literal('not-asked').optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
