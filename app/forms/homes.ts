import { z } from 'zod'

export const CaughtUp = z.object({ until: z.iso.datetime('Please open the page again.') })
