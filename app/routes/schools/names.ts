import { json } from '@remix-run/node'
import { namesOfAll } from '../../domain/schools/names-of-all'
import { page } from '../../http/in-school.server'

/** The names of all that can be found, for a browser that finds as one types. */
export const loader = page(async ({ acting }) =>
  // Names are for the person who types now, not for the next one at this browser.
  json(await namesOfAll(acting), { headers: { 'Cache-Control': 'private, no-store' } }),
)
