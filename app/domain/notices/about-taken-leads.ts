import { sql } from '../../../db/school'
import { dayInWords } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'
import { newsDays } from './source'
import type { Occasion } from './source'

type Taken = {
  id: string
  memberId: string
  number: number
  title: string
  lead: string
  on: string | null
  closedOn: string
}

/** A call for a lead that closed as someone took the lead over: for who opened it. */
export async function occasionsOfTakenLeads(): Promise<Occasion[]> {
  return (await callsTaken()).map(({ id, memberId, number, title, lead, on, closedOn }) => ({
    memberId,
    kind: 'call',
    key: `call taken ${id}`,
    initiative: number,
    happenedOn: closedOn,
    sentence: sentence`Your call for a lead of ${title} is closed: ${lead} ${on ? `has agreed to take over the lead on ${dayInWords(on)}` : 'has taken over the lead'}. Those who had offered are thanked.`,
  }))
}

function callsTaken() {
  return sql()<Taken[]>`
    select c.id, c.opened_by as "memberId", i.number, i.title, l.name as lead,
      case when h.due_on > local_day(c.closed_at) then h.due_on::text end as on,
      local_day(c.closed_at)::text as "closedOn"
    from calls c
      join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
      join members o on (o.school_id, o.id) = (c.school_id, c.opened_by)
      join members l on (l.school_id, l.id) = (c.school_id, c.closed_by)
      join hand_overs h on (h.school_id, h.id) = (c.school_id, c.hand_over_id)
    where c.opened_by <> c.closed_by
      and o.left_on is null
      and c.closed_at > skein_now() - make_interval(days => ${newsDays})
      and i.stage <> 'stopped'`
}
