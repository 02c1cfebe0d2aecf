import { sql } from '../../../db/school'
import type { Occasion, Today } from './source'
import { dayInWords } from '../../vocabulary/dates'
import type { LeadPart } from '../../vocabulary/came-about'
import { occasionsOfAskedLeads } from './about-asked-leads'
import { occasionsOfAnsweredLeads, occasionsOfGivenLeads } from './about-answered-leads'
import { occasionsOfEndingLeads } from './about-ending-leads'
import { nearness, outOfSight } from './nearness'

/**
 * Hand-overs: in two weeks and in two days, asked, accepted or not, late; and leads that end with
 * nobody after them.
 */
export async function occasionsOfLeads(now: Today): Promise<Occasion[]> {
  const lists = await Promise.all([
    occasionsOfGivenLeads(),
    occasionsOfComingLeads(now),
    occasionsOfAskedLeads(now),
    occasionsOfAnsweredLeads(),
    occasionsOfEndingLeads(now),
  ])
  return lists.flat()
}

async function occasionsOfComingLeads(now: Today) {
  const coming = await comingLeads(now)
  return coming.flatMap((one) => [...ofMoved(one), ...ofComing(now, one)])
}

type Person = { id: string; name: string }
type Coming = {
  id: string
  number: number
  title: string
  toId: string
  to: string
  on: string
  wantedOn: string | null
  movedBy: string | null
  until: string | null
  part: LeadPart | null
  from: Person[]
}

function comingLeads(now: Today) {
  return sql()<Coming[]>`
    select t.id, i.number, i.title, m.id as "toId", m.name as to, t.first_day as on,
      t.last_day as until,
      (
        select part_of_lead(p) from turns p where (p.school_id, p.id) = (t.school_id, t.id)
      ) as part,
      t.wanted_on as "wantedOn",
      case when t.wanted_on is not null then t.recorded_by end as "movedBy",
      coalesce(
        (
          select json_agg(json_build_object('id', o.member_id, 'name', p.name) order by o.seat)
          from turns_by_day o join members p on (p.school_id, p.id) = (o.school_id, o.member_id)
          where o.initiative_id = t.initiative_id
            and o.role = 'lead'
            and o.ended_at = t.began_at
            and o.member_id <> t.member_id
            and p.left_on is null
            and (
              o.seat = t.seat
              or not exists (
                select from turns_by_day n
                where n.initiative_id = o.initiative_id
                  and n.role = 'lead'
                  and n.seat = o.seat
                  and n.began_at = o.ended_at
              )
            )
        ),
        '[]'
      ) as from
    from turns_by_day t
      join initiatives i on i.id = t.initiative_id
      join members m on m.id = t.member_id
    where t.role = 'lead'
      and t.began_at > skein_now()
      and i.stage <> 'stopped'
      and (t.first_day < ${outOfSight(now)}::date or t.wanted_on is not null)`
}

// Because the school is closed; said at once, however far ahead, to the one who did not do it.
function ofMoved({ id, number, title, toId, on, wantedOn, movedBy, from }: Coming): Occasion[] {
  if (!movedBy || !wantedOn) return []
  const told = [toId, ...from.map((giver) => giver.id)].filter((memberId) => memberId !== movedBy)
  const sentence = `The lead of ${title} passes on ${dayInWords(on)}, not on ${dayInWords(wantedOn)}: the school is closed then.`
  return told.map((memberId) => ({
    memberId,
    kind: 'hand-over',
    key: `lead moved ${id}`,
    initiative: number,
    dueOn: on,
    sentence,
  }))
}

function ofComing(now: Today, coming: Coming): Occasion[] {
  const { id, number, toId, on, from } = coming
  const near = nearness(now, on)
  if (!near) return []
  const shared = {
    kind: 'hand-over' as const,
    key: `lead ${near} ${id}`,
    initiative: number,
    dueOn: on,
  }
  const { toTaker, toGiver } = saidOf(coming)
  return [
    { ...shared, memberId: toId, sentence: toTaker },
    ...from.map((giver) => ({ ...shared, memberId: giver.id, sentence: toGiver })),
  ]
}

function saidOf({ title, to, on, until, part, from }: Coming) {
  const givers = from.map(({ name }) => name).join(' and ')
  const day = dayInWords(on)
  if (part === 'stands in') {
    const days = until && until !== on ? `from ${day} to ${dayInWords(until)}` : `on ${day}`
    return {
      toTaker: `You stand in${givers && ` for ${givers}`} as lead of ${title} ${days}.`,
      toGiver: `${to} stands in for you as lead of ${title} ${days}.`,
    }
  }
  if (part === 'goes on')
    return {
      toTaker: `You lead ${title} again from ${day}.`,
      toGiver: `${to} leads ${title} again from ${day}; you stand in until then.`,
    }
  return {
    toTaker: givers
      ? `You take over the lead of ${title} from ${givers} on ${day}.`
      : `You lead ${title} from ${day}.`,
    toGiver: `You hand over the lead of ${title} to ${to} on ${day}.`,
  }
}
