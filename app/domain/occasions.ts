import { schoolCalendar } from './calendars'
import { dayNow } from './news'
import type { Occasion } from './news'
import { occasionsOfAbsences } from './occasions-of-absences'
import { occasionsOfAllies } from './occasions-of-allies'
import { occasionsOfAsking } from './occasions-of-asking'
import { occasionsOfDecisions } from './occasions-of-decisions'
import { occasionsOfLeads } from './occasions-of-leads'

/** Everything that members of the school in scope are to be told as things stand at this moment; most of it they have been told. */
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
