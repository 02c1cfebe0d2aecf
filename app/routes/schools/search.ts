import { json } from '@remix-run/node'
import { find } from '../../domain/search'
import type { Found } from '../../domain/search'
import { initiativeState } from '../../domain/initiatives/state'
import { whoMightLead } from '../../domain/rotations/suggestions'
import { Find } from '../../forms/kit/search'
import { page } from '../../http/in-school.server'

/**
 * What a long list holds that begins like what is typed; of people who might lead an initiative,
 * with the reasons.
 */
export const loader = page(async ({ acting, url }) => {
  const { of, text, among } = Find.parse(Object.fromEntries(url.searchParams))
  const found = await find(of, text)
  if (!among || !found.length) return told(found)
  const { id: initiativeId } = await initiativeState(among)
  const reasons = new Map(
    (await whoMightLead(acting, { initiativeId, on: acting.school.today })).map((one) => [
      one.memberId,
      one.reasons.join('; '),
    ]),
  )
  return told(found.map((one) => ({ ...one, note: reasons.get(one.id) })))
})

// Names are for the person who types now, not for the next one at this browser.
const told = (found: Found[]) =>
  json({ found }, { headers: { 'Cache-Control': 'private, no-store' } })
