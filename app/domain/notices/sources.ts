import { schoolCalendar } from '../calendar/calendar'
import { dayNow } from '../calendar/days'
import type { Occasion } from './source'
import { occasionsOfAbsences } from './about-absences'
import { occasionsOfAllies } from './about-allies'
import { occasionsOfAsking } from './about-offers-and-asks'
import { occasionsOfDecisions } from './about-decisions'
import { occasionsOfLeads } from './about-hand-overs'

/**
 * Everything that members of the school in scope are to be told as things stand at this moment;
 * most of it they have been told.
 */
export async function occasionsNow(): Promise<Occasion[]> {
  const now = { ...(await dayNow()), calendar: await schoolCalendar() }
  const lists = await Promise.all([
    occasionsOfLeads(now),
    occasionsOfAsking(),
    occasionsOfAbsences(),
    occasionsOfAllies(),
    occasionsOfDecisions(now),
  ])
  return lists.flat()
}
