import { sql } from '../../../db/school'
import { sentence } from '../../vocabulary/sentences'
import { newsDays } from './source'
import type { Occasion } from './source'

/** Offers of two that came apart, as one of them leads without the other: both are told. */
export async function occasionsOfPartedPairs(): Promise<Occasion[]> {
  return (await partedPairs()).flatMap(ofParted)
}

type Parted = {
  id: string
  number: number
  title: string
  leadId: string
  lead: string
  otherId: string
  other: string
  isOffered: boolean
  on: string
}

// `isOffered` where the other had offered, too, and still does.
function partedPairs() {
  return sql()<Parted[]>`
    select o.id, i.number, i.title, l.id as "leadId", l.name as lead, x.id as "otherId",
      x.name as other, x.id = o.member_id or o.with_answer = 'agreed' as "isOffered",
      local_day(o.answered_at)::text as on
    from offers o
      join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
      join members l on (l.school_id, l.id) = (o.school_id, o.answered_by)
      join members x
        on x.school_id = o.school_id
          and x.id in (o.member_id, o.with_member_id)
          and x.id <> l.id
          and x.left_on is null
    where o.is_parted
      and o.answered_at > skein_now() - make_interval(days => ${newsDays})
      and i.stage <> 'stopped'`
}

function ofParted(parted: Parted): Occasion[] {
  const { id, number, title, leadId, lead, otherId, other, isOffered, on } = parted
  const stands = isOffered ? 'Your offer stays, for you alone.' : 'You need not answer any more.'
  const theirs = isOffered ? `${other} still offers, alone.` : ''
  const about = { kind: 'offer' as const, initiative: number, happenedOn: on }
  return [
    {
      ...about,
      memberId: otherId,
      key: `pair parted ${id}`,
      sentence: sentence`${lead} has the lead of ${title} without the two of you together. ${stands}`,
    },
    {
      ...about,
      memberId: leadId,
      key: `pair parted ${id}`,
      sentence: sentence`You have the lead of ${title}, without ${other} as the second of two. ${theirs}`,
    },
  ]
}
