import { z } from 'zod'
import { stages } from '../vocabulary'

/**
 * What the formation chart can be narrowed to, as it stands in the URL: a year by its first day; a
 * value nobody offers is as good as none.
 */
export const FormationFilters = z.object({
  year: z.iso.date().optional().catch(undefined),
  stage: z.enum(stages).optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  /** Initiatives of one's own, or those that are handed over soon. */
  show: z.enum(['mine', 'soon']).optional().catch(undefined),
  after: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
  as: z.literal('table').optional().catch(undefined),
})

export type FormationFilters = z.output<typeof FormationFilters>
