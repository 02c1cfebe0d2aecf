import { sql } from '../../../db/school'
import type { Role } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { cameAboutSeenBy } from './came-about'
import type { SeenCameAbout } from './came-about'

export type PathTurn = {
  id: string
  role: Role
  /** Who led at the same time, by name: a lead beside others is a co-lead. */
  beside: string[]
  /** In whose place they led, by name, where it was another's lead. */
  stoodInFor: string | null
  /** Who stood in for them in a lead, and on which local days, both included. */
  stoodIn: { name: string; from: string; to: string | null }[]
  number: number
  title: string
  /**
   * Local days of the school, both inclusive; `to` null while the turn is open. A day on which a
   * lead passes on is of the one who leads at its end.
   */
  from: string
  to: string | null
  isOver: boolean
  cameAbout: SeenCameAbout
  reason: string
  endReason: string
  reflection: string
  isShared: boolean
}

type Part = PathTurn & { isPart: boolean; goesOn: boolean }

// The next lead of the same person there, where it goes on after days in which others stood in.
export const goesOnAs = `left join lateral (
  select later.*
  from (
    select n.began_at, part_of_lead(n) as part
    from turns n
    where (n.school_id, n.initiative_id, n.member_id) = (t.school_id, t.initiative_id, t.member_id)
      and n.role = 'lead'
      and not isempty(n.during)
      and n.began_at >= t.ended_at
    order by n.began_at limit 1
  ) later
  where t.role = 'lead' and later.part = 'goes on'
) later on true`

/**
 * Every turn a member has begun, oldest first: the steps of their path. A lead in which others
 * stood in is one step. A reflection that is not shared is there for the member alone.
 */
export async function pathOf(acting: Acting, memberId: string): Promise<PathTurn[]> {
  const isOwn = may.seeWholePath(acting, memberId)
  const turnsHeld = await sql()<Part[]>`
    select t.id, t.role, i.number, i.title,
      ${sql().unsafe(cameAboutSeenBy(acting, { isOwn }))} as "cameAbout", t.reason,
      case
        when t.role = 'lead' then array(
          select distinct m.name
          from turns o join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
          where o.initiative_id = t.initiative_id
            and o.role = 'lead'
            and o.member_id <> t.member_id
            and o.during && t.during
            and o.began_at <= skein_now()
          order by m.name
        )
        else '{}'
      end as beside,
      (
        select coalesce(
          json_agg(
            json_build_object('name', m.name, 'from', s.first_day, 'to', s.last_day)
            order by s.began_at
          ),
          '[]'
        )
        from turns_by_day s join members m on (m.school_id, m.id) = (s.school_id, s.member_id)
        where s.initiative_id = t.initiative_id
          and s.role = 'lead'
          and s.seat = t.seat
          and s.stands_in_for is not null
          and s.began_at >= t.ended_at
          and s.began_at < later.began_at
          and s.began_at <= skein_now()
      ) as "stoodIn",
      (
        select m.name
        from members m
        where (m.school_id, m.id) = (t.school_id, t.stands_in_for)
      ) as "stoodInFor",
      later.began_at is not null as "goesOn",
      coalesce(
        (
          select part_of_lead(p) = 'goes on'
          from turns p
          where t.role = 'lead' and (p.school_id, p.id) = (t.school_id, t.id)
        ),
        false
      ) as "isPart",
      t.first_day::text as from,
      (
        select last_day_held(p)::text from turns p where (p.school_id, p.id) = (t.school_id, t.id)
      ) as to,
      t.ended_at is not null and t.ended_at <= skein_now() as "isOver",
      case when t.ended_at <= skein_now() then t.end_reason else '' end as "endReason",
      case
        when t.reflection_shared or ${isOwn}::boolean then t.reflection
        else ''
      end as reflection,
      t.reflection_shared as "isShared"
    from turns_by_day t
      join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      ${sql().unsafe(goesOnAs)}
    where t.member_id = ${memberId} and t.began_at <= skein_now()
    order by t.began_at, t.id`
  return asSteps(turnsHeld).map(({ isPart: _, goesOn, ...turn }) => ({
    ...turn,
    isOver: turn.isOver && !goesOn,
  }))
}

// What was followed while another stood in is no step: the lead was theirs.
function asSteps(parts: readonly Part[]) {
  return parts.reduce<Part[]>((steps, part) => {
    const place = steps.findLastIndex(
      ({ role, number }) => role === 'lead' && number === part.number,
    )
    const lead = steps[place]
    if (lead && part.isPart) return steps.with(place, joined(lead, part))
    return lead?.goesOn && part.role === 'follow' ? steps : [...steps, part]
  }, [])
}

function joined(lead: Part, next: Part): Part {
  return {
    ...next,
    from: lead.from,
    cameAbout: lead.cameAbout,
    reason: lead.reason,
    beside: [...new Set([...lead.beside, ...next.beside])],
    stoodIn: [...lead.stoodIn, ...next.stoodIn],
    reflection: next.reflection || lead.reflection,
    isShared: next.reflection ? next.isShared : lead.isShared,
  }
}

export type DaysHeld = {
  number: number
  title: string
  led: number
  followed: number
  shadowed: number
}

/**
 * How many local days, up to today, the acting member led, followed and shadowed each initiative. A
 * day on which the role there changed counts once: who led on a part of it led on it. For their own
 * eyes only.
 */
export async function myDays({ memberId, school }: Acting): Promise<DaysHeld[]> {
  return sql()<DaysHeld[]>`
    with held as (
      select t.initiative_id, t.role, t.first_day as first,
        least(${school.today}::text::date, t.last_day) as last
      from turns_by_day t
      where t.member_id = ${memberId} and t.began_at <= skein_now()
    ),
    days as (
      select distinct on (h.initiative_id, day) h.initiative_id, h.role
      from held h, generate_series(h.first::timestamp, h.last::timestamp, '1 day') day
      order by h.initiative_id, day, array_position(array['lead', 'follow', 'shadow'], h.role)
    )
    select i.number, i.title, count(*) filter (where d.role = 'lead')::int as led,
      count(*) filter (where d.role = 'follow')::int as followed,
      count(*) filter (where d.role = 'shadow')::int as shadowed
    from days d join initiatives i on i.id = d.initiative_id
    group by i.school_id, i.id, i.number, i.title
    order by i.number`
}

export type FirstFollowed = { number: number; title: string; on: string }

/**
 * The initiatives that this member was the first to follow; coming back from the lead is not
 * joining. Days are local.
 */
export async function firstFollowedBy(memberId: string): Promise<FirstFollowed[]> {
  return sql()<FirstFollowed[]>`
    with firsts as (
      select distinct on (t.initiative_id) t.initiative_id, t.member_id, t.began_at
      from turns_by_day t
      where t.role = 'follow'
        and t.began_at <= skein_now()
        and not exists (
          select from turns led
          where led.initiative_id = t.initiative_id
            and led.member_id = t.member_id
            and led.role = 'lead'
            and led.began_at < t.began_at
        )
        and t.initiative_id in (select initiative_id from turns where member_id = ${memberId})
      order by t.initiative_id, t.began_at, t.recorded_at, t.id
    )
    select i.number, i.title, local_day(f.began_at)::text as on
    from firsts f join initiatives i on i.id = f.initiative_id
    where f.member_id = ${memberId}
    order by f.began_at, i.number`
}
