import { schoolCalendar } from '../calendar/calendar'
import { dayNow } from '../calendar/days'
import type { Occasion } from './source'
import { occasionsOfAbsences } from './about-absences'
import { occasionsOfAllies } from './about-allies'
import { occasionsOfAsks } from './about-asks'
import { occasionsOfDecisions } from './about-decisions'
import { occasionsOfLeads } from './about-hand-overs'
import { occasionsOfMentions } from './about-mentions'
import { occasionsOfOffers } from './about-offers'
import { occasionsOfPartedPairs } from './about-parted-pairs'
import { occasionsOfTakenLeads } from './about-taken-leads'
import { occasionsOfTurnChanges } from './about-turn-changes'

/**
 * Everything that members of the school in scope are to be told as things stand at this moment;
 * most of it they have been told.
 */
export async function occasionsNow(): Promise<Occasion[]> {
  const now = { ...(await dayNow()), calendar: await schoolCalendar() }
  const lists = await Promise.all([
    occasionsOfLeads(now),
    occasionsOfAsks(),
    occasionsOfOffers(),
    occasionsOfTakenLeads(),
    occasionsOfPartedPairs(),
    occasionsOfTurnChanges(),
    occasionsOfAbsences(),
    occasionsOfAllies(),
    occasionsOfDecisions(now),
    occasionsOfMentions(),
  ])
  return lists.flat()
}
