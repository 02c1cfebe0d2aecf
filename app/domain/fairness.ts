import { written } from '../../db/school'
import { dutyKinds } from '../words'
import type { Acting } from './access'
import { schoolCalendar, termOf, yearOf } from './calendars'
import { inFairOrder } from './fairness-order'
import type { Facts, Suggestion } from './fairness-order'

export type { Suggestion } from './fairness-order'

const foundingDays = 30

type Wanted = { initiativeId: string; on: string }

/**
 * Who might lead an initiative from a local day on, fairest first, each with reasons (see `inFairOrder`). It suggests; a person decides.
 * What someone offered in private is known here to themselves and to who opened the call, and to nobody else.
 */
export async function fairnessOf(acting: Acting, { initiativeId, on }: Wanted): Promise<Suggestion[]> {
  const calendar = await schoolCalendar()
  const yearStartsOn = yearOf(calendar, on)?.startsOn
  const facts = await factsFor(acting, { initiativeId, on, yearStartsOn: yearStartsOn ?? '1900-01-01' })
  return inFairOrder(facts, { on, yearStartsOn, termStartsOn: termOf(calendar, on)?.startsOn })
}

// One round trip, and one pass over each table: three years of turns of three hundred members are a few thousand rows.
async function factsFor({ memberId, school: { timeZone } }: Acting, { initiativeId, on, yearStartsOn }: Wanted & { yearStartsOn: string }) {
  return written()<Facts[]>`
    with moment as (
      select skein_now() as now, greatest(skein_now(), ${on}::date::timestamp at time zone ${timeZone}) as day, (${yearStartsOn}::date::timestamp at time zone ${timeZone}) as year_began
    ), led as (
      select t.member_id, max(least(coalesce(t.ended_at, m.day), m.day)) filter (where t.role = 'lead') as until,
        count(*) filter (where t.role = 'lead' and t.began_at >= m.year_began) as this_year,
        array_agg(t.initiative_id) filter (where t.role = 'lead' and t.during @> m.now) as now_leading,
        json_agg(json_build_object('id', t.initiative_id, 'on', (t.began_at at time zone ${timeZone})::date) order by t.began_at) filter (where t.role = 'lead' and t.began_at > m.now) as coming,
        bool_or(t.role = 'shadow' and t.began_at <= m.now) as has_shadowed,
        bool_or(t.initiative_id = ${initiativeId} and t.during @> m.now) as on_roster,
        bool_or(t.initiative_id = ${initiativeId} and t.role = 'lead' and t.during @> m.now) as is_lead,
        max(t.began_at) filter (where t.initiative_id = ${initiativeId} and t.role = 'lead' and t.began_at <= m.now) as began_here
      from turns t, moment m where t.began_at <= m.day and t.ended_at is distinct from t.began_at
      group by t.member_id
    ), duties as (
      select member_id, max(happened_on) as last_on, count(*) filter (where happened_on >= ${yearStartsOn}) as this_year
      from contributions c where kind = any(${[...dutyKinds]}) and declined_at is null and not exists (select from contributions n where n.corrects_id = c.id)
      group by member_id
    ), offered as (
      select o.member_id, max(o.offered_at) filter (where o.offered_at >= m.year_began and o.answer is distinct from 'accepted') as last_at,
        max(o.offered_at) filter (where o.initiative_id = ${initiativeId} and o.answer is distinct from 'accepted') as last_here,
        max(o.offered_at) filter (where o.initiative_id = ${initiativeId} and o.answer is null) as here_at,
        max(o.readiness) filter (where o.initiative_id = ${initiativeId} and o.answer is null) as readiness
      from moment m, offers o left join calls c on c.id = o.call_id
      where o.answer is distinct from 'withdrawn' and (not o.is_private or o.answer = 'accepted' or ${memberId}::uuid in (o.member_id, c.opened_by))
      group by o.member_id
    ), declined as (
      select who, max(at) as at from (
        select to_member_id as who, answered_at as at from hand_overs where initiative_id = ${initiativeId} and answer = 'declined'
        union all select member_id, answered_at from asks where initiative_id = ${initiativeId} and answer = 'declined'
      ) said where at > coalesce((select max(began_here) from led), '-infinity') group by who
    ), away as (
      select distinct on (member_id) member_id, starts_on, ends_on from leaves
      where cancelled_at is null and starts_on <= ${on}::date order by member_id, starts_on desc
    )
    select p.id as "memberId", p.name, p.initials, p.position, p.access, p.joined_on as "joinedOn", p.joined_on <= (select min(joined_on) from members) + ${foundingDays}::int as "isFounding", p.last_day_on as "lastDayOn",
      greatest((l.until - interval '1 microsecond') at time zone ${timeZone}, d.last_on)::date as "lastHeldOn",
      ((l.until - interval '1 microsecond') at time zone ${timeZone})::date as "lastLedOn",
      (coalesce(l.this_year, 0) + coalesce(d.this_year, 0))::int as "heldThisYear",
      coalesce((select array_agg(i.title order by i.number) from initiatives i where i.id = any(l.now_leading)), '{}') as "leadsNow",
      coalesce((select json_agg(json_build_object('title', i.title, 'on', c.on) order by c.on, i.number) from json_to_recordset(l.coming) c(id uuid, "on" date) join initiatives i on i.id = c.id), '[]') as "leadsFrom",
      coalesce(l.has_shadowed, false) as "hasShadowed", coalesce(l.on_roster, false) as "isOnRoster", coalesce(l.is_lead, false) as "isLeadHere",
      case when a.member_id is not null then json_build_object('startsOn', a.starts_on, 'endsOn', a.ends_on) end as leave,
      case when o.here_at is not null then json_build_object('readiness', o.readiness, 'on', (o.here_at at time zone ${timeZone})::date) end as offer,
      (o.last_at at time zone ${timeZone})::date as "offeredOn", coalesce(o.last_here = o.last_at, false) as "isOfferedHere", (x.at at time zone ${timeZone})::date as "declinedOn"
    from members p left join led l on l.member_id = p.id left join duties d on d.member_id = p.id left join offered o on o.member_id = p.id
      left join declined x on x.who = p.id left join away a on a.member_id = p.id
    where p.left_on is null and p.access <> 'guest' and p.joined_on <= ${on}::date`
}
