import { z } from 'zod'

/** When I looked, and am caught up; or back to where the mark stood before. */
export const CaughtUp = z.union([
  z.object({ backTo: z.iso.datetime('Please open the page again.') }),
  z.object({ until: z.iso.datetime('Please open the page again.') }),
])

/** One notice by its id, or all up to the moment the page was looked at. */
export const Seen = z.object({
  notice: z.uuid('Please open the page again.').optional(),
  until: z.iso.datetime('Please open the page again.').optional(),
})
