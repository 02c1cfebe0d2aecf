import { standingDuties } from '../../../db/schema'
import { sql } from '../../../db/school'
import { askedMembers } from './people-asked'
import type { Facts } from './fairness-rule'

const foundingDays = 30

// What everyone may know of everyone, or of `only` these, whichever initiative is asked for: one
// pass over each table, and three years of turns of three hundred members are a few thousand rows.
// Nothing in it depends on who asks, so it is remembered until the school changes. It comes as one
// text: three hundred rows read one by one take ten times as long, and are not of one shape, so
// that they sort slowly.
export async function heldBy({
  on,
  yearStartsOn,
  only,
}: {
  on: string
  yearStartsOn: string
  only: string[] | null
}): Promise<Facts[]> {
  // Asked of an array that is not looked into while planning, so that one plan serves every roster:
  // planning would take twice as long as asking.
  const wanted = only
    ? sql()`wanted as materialized (select unnest(${only}::uuid[]) as id),`
    : sql()``
  const among = (member: string) =>
    only ? sql().unsafe(`and ${member} = any(array(select id from wanted))`) : sql()``
  const [row] = await sql()<{ facts: Facts[] }[]>`
    with ${wanted} moment as materialized (
      select skein_now() as now, greatest(skein_now(), day_begins(${on}::date)) as day,
        day_begins(${yearStartsOn}::date) as year_began
    ),
    led as (
      select t.member_id,
        max(
          case when t.ended_at <= m.day then last_day_held(t.turn) else last_local_day(m.day) end
        ) filter (where t.role = 'lead' and t.stands_in_for is null) as until,
        count(*) filter (
          where t.role = 'lead'
            and t.stands_in_for is null
            and t.began_at >= m.year_began
            and (t.is_first or begins_lead(t.turn))
            and not passed_within_a_day(t.turn)
        ) as this_year,
        bool_or(t.role = 'shadow' and t.began_at <= m.now) as has_shadowed
      from (
        select t.*, t as turn,
          row_number() over (
            partition by t.initiative_id, t.member_id, t.role order by t.began_at
          ) = 1 as is_first
        from turns t, moment m
        where t.role in ('lead', 'shadow')
          and t.began_at <= m.day
          and t.ended_at is distinct from t.began_at ${among('t.member_id')}
      ) t,
      moment m
      group by t.member_id
    ),
    led_on as (
      select t.member_id,
        array_agg(i.title order by i.number) filter (where t.began_at <= m.now) as now,
        json_agg(
          json_build_object('title', i.title, 'on', local_day(t.began_at))
          order by local_day(t.began_at), i.number
        ) filter (where t.began_at > m.now) as coming
      from turns t join initiatives i on i.id = t.initiative_id, moment m
      where t.role = 'lead'
        and t.began_at <= m.day
        and (t.ended_at is null or t.ended_at > m.now)
        and t.ended_at is distinct from t.began_at ${among('t.member_id')}
      group by t.member_id
    ),
    duties as (
      select member_id, max(happened_on) as last_on,
        count(*) filter (where happened_on >= ${yearStartsOn}) as this_year
      from contributions c
      where ${sql().unsafe(standingDuties)}
        and not exists (
          select from contributions n where n.corrects_id = c.id and n.corrects_id is not null
        ) ${among('c.member_id')}
      group by member_id
    ),
    away as (
      select distinct on (member_id) member_id, starts_on, ends_on
      from leaves
      where cancelled_at is null and starts_on <= ${on}::date ${among('member_id')}
      order by member_id, starts_on desc
    ),
    soon as (
      select member_id, min(starts_on) as on_day
      from leaves
      where cancelled_at is null
        and starts_on > ${on}::date
        and starts_on <= ${on}::date + ${soonDays}::int
        and (ends_on is null or ends_on >= starts_on + ${longDays}::int - 1) ${among('member_id')}
      group by member_id
    ),
    facts as (
      select p.id as "memberId", p.name, p.initials, p.position, y.name as ally, p.access,
        p.joined_on as "joinedOn",
        p.joined_on <= (select min(joined_on) from members) + ${foundingDays}::int as "isFounding",
        p.last_day_on as "lastDayOn", greatest(l.until, d.last_on) as "lastHeldOn",
        l.until as "lastLedOn",
        (coalesce(l.this_year, 0) + coalesce(d.this_year, 0))::int as "heldThisYear",
        coalesce(n.now, '{}') as "leadsNow", coalesce(n.coming, '[]') as "leadsFrom",
        coalesce(l.has_shadowed, false) as "hasShadowed",
        case
          when a.member_id is not null
            then json_build_object('startsOn', a.starts_on, 'endsOn', a.ends_on)
        end as leave,
        least(
          s.on_day,
          case when p.last_day_on <= ${on}::date + ${soonDays}::int then p.last_day_on + 1 end
        ) as "awayFrom",
        p.id in (${askedMembers(among)}) as "wasAsked", false as "isSponsorHere",
        false as "isOnRoster", false as "isLeadHere", null as offer, null as "offeredOn",
        false as "isOfferedHere", null as "declinedOn"
      from members p
        left join led l on l.member_id = p.id
        left join led_on n on n.member_id = p.id
        left join duties d on d.member_id = p.id
        left join away a on a.member_id = p.id
        left join soon s on s.member_id = p.id
        left join standing_allies y on (y.school_id, y.student_id) = (p.school_id, p.id)
      where p.left_on is null
        and p.access <> 'guest'
        and p.joined_on <= ${on}::date ${among('p.id')}
    )
    select coalesce(json_agg(facts), '[]') as facts
    from facts`
  return row?.facts ?? []
}

// Who is away soon, and for long, is not asked first to begin.
export const [soonDays, longDays] = [28, 7]
