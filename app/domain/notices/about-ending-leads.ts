import { sql } from '../../../db/school'
import { addDays } from '../../vocabulary/days'
import { newsDays } from './source'
import type { Occasion, Today } from './source'
import { schoolCalendar, yearOverFrom } from '../calendar/calendar'
import { nextsInOrder } from '../rotations/suggestions'
import { dayInWords } from '../../vocabulary/dates'
import { nearness, outOfSight } from './nearness'

type Person = { id: string; name: string }

type EndingLead = {
  id: string
  initiativeId: string
  number: number
  next?: Person | undefined
  title: string
  memberId: string
  name: string
  isHere: boolean
  on: string
  isOver: boolean
  sponsorId: string | null
}

/** A lead that ends with nobody after it, but for one that ends with the school year. */
export async function occasionsOfEndingLeads(now: Today): Promise<Occasion[]> {
  const [ending, calendar] = [await endingLeads(now), await schoolCalendar()]
  return ending.filter(({ on }) => !yearOverFrom(calendar, on)).flatMap((one) => ofEnding(now, one))
}

// Nobody planned in the seat, nobody asked: a lead that ends soon, or ended within two weeks. The
// one who begins on the day that co-leads end takes over from each of them, as `comingLeads` tells
// them.
async function endingLeads(now: Today) {
  const ending = await sql()<EndingLead[]>`
    select t.id, i.id as "initiativeId", i.number, i.title, m.id as "memberId", m.name,
      m.left_on is null as "isHere", local_day(t.ended_at) as on,
      t.ended_at <= skein_now() as "isOver", s.id as "sponsorId"
    from turns_by_day t
      join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
      left join members s on (s.school_id, s.id) = (i.school_id, i.sponsor_id)
        and s.left_on is null
    where t.role = 'lead'
      and i.stage not in ('paused', 'stopped')
      and t.seat <= i.lead_seats
      and t.ended_at >= skein_now() - make_interval(days => ${newsDays})
      and local_day(t.ended_at) < ${outOfSight(now)}::date
      and not exists (
        select from turns_by_day n
        where n.initiative_id = t.initiative_id
          and n.role = 'lead'
          and (n.began_at = t.ended_at or n.seat = t.seat and n.began_at > t.ended_at)
      )
      and not exists (
        select from hand_overs h
        where (h.school_id, h.turn_id) = (t.school_id, t.id)
          and h.answer is null
          and h.offered_at is not null
      )
      and (
        t.ended_at > skein_now()
        or not exists (
          select from turns c
          where c.initiative_id = t.initiative_id and c.role = 'lead' and c.during @> skein_now()
        )
      )`
  const next = await nextsInOrder(ending)
  return ending.map((one) => {
    const first = next.get(one)
    return { ...one, next: first && { id: first.memberId, name: first.name } }
  })
}

function ofEnding(
  now: Today,
  { id, number, title, memberId, name, isHere, on, isOver, sponsorId, next }: EndingLead,
): Occasion[] {
  const near = isOver ? 'over' : nearness(now, on)
  if (!near) return []
  const key = `open ends ${near} ${id}${!isOver && next ? ` next ${next.id}` : ''}`
  const shared = { kind: 'hand-over' as const, key, initiative: number }
  if (isOver)
    return sponsorId
      ? [
          {
            ...shared,
            memberId: sponsorId,
            sentence: `${title} needs a lead since ${dayInWords(on)}. Someone may be glad to be asked.`,
          },
        ]
      : []
  const after = next
    ? `. ${next.name} is next in the agreed order, and has not been asked yet`
    : ', and nobody is planned after it'
  const lead =
    isHere && memberId !== sponsorId
      ? [
          {
            ...shared,
            dueOn: on,
            memberId,
            sentence: `Your lead of ${title} ends on ${dayInWords(addDays(on, -1))}${after}. You can hand it over.`,
          },
        ]
      : []
  const sponsor = sponsorId
    ? [
        {
          ...shared,
          dueOn: on,
          memberId: sponsorId,
          sentence: `The lead of ${title} by ${name} ends on ${dayInWords(addDays(on, -1))}${after}.`,
        },
      ]
    : []
  return [...lead, ...sponsor]
}
