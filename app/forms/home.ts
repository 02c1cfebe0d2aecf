import { z } from 'zod'

export const CaughtUp = z.object({ until: z.iso.datetime('Please open the page again.') })

/** One notice by its id, or all up to the moment the page was looked at. */
export const Seen = z.object({
  notice: z.uuid('Please open the page again.').optional(),
  until: z.iso.datetime('Please open the page again.').optional(),
})
