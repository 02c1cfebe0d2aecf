import { sql } from '../../../db/school'
import { openDayUpTo } from '../calendar/open-days'
import { addDays } from '../../vocabulary/days'
import { newsDays } from './source'
import type { Today } from './source'

type Moment = Today & { now: string }
type Dates = { leads: string[]; handOvers: string[]; deadlines: string[]; others: string[] }

/**
 * When what there is to tell can next change by itself, as things stand: moments (ISO), and local
 * days at their beginning. Some may bring nothing; none that brings something is left out. What
 * `occasionsNow` comes to read of the clock belongs here, too.
 */
export async function occasionsAhead({ now, today, timeZone, calendar }: Moment) {
  const [moments, dates] = await Promise.all([momentsAhead(now), datesAhead({ now, timeZone })])
  const said = (day: string, before: number) => openDayUpTo(calendar, addDays(day, -before))
  const days = [
    ...dates.leads.flatMap((day) => [said(day, 14), said(day, 2), day]),
    ...dates.handOvers.flatMap((day) => [said(day, 14), said(day, 2), day, addDays(day, 1)]),
    ...dates.deadlines.map((day) => said(day, 2)),
    ...dates.others,
  ]
  return { moments, days: [...new Set(days)].filter((day) => day > today) }
}

// Leads that begin, end and are no news any more; calls that are no news any more;
// deadlines.
async function momentsAhead(now: string) {
  const [row] = await sql()<{ moment: string | null }[]>`
    with t as (
      select began_at as begins, ended_at as ends, make_interval(days => ${newsDays}) as news
      from turns_by_day
      where role = 'lead'
        and (
          ended_at is null
          or ended_at > ${now}::text::timestamptz - make_interval(days => ${newsDays + 1})
        )
    )
    select to_json(min(at)) #>> '{}' as moment
    from (
      select at from t,
      unnest(array[begins, ends, ends + news + interval '1 microsecond']) at
      union all
      select opened_at + make_interval(days => ${newsDays})
      from calls
      where closed_at is null
      union all
      select deadline
      from decisions
      where state = 'open'
    ) moments
    where at > ${now}::text::timestamptz`
  return row?.moment ? [row.moment] : []
}

// Leads that begin or end, hand-overs that wait for an answer, deadlines; and days on which someone
// is away or back, a review falls due, or a notice is over.
async function datesAhead({ now }: Pick<Moment, 'now' | 'timeZone'>): Promise<Dates> {
  const [row] = await sql()<Dates[]>`
    select
      (select coalesce(json_agg(distinct local_day(at)), '[]')
        from turns_by_day t, unnest(array[t.began_at, t.ended_at]) at
        where t.role = 'lead' and at > ${now}::text::timestamptz) as leads,
      (select coalesce(json_agg(distinct due_on), '[]') from hand_overs
        where answer is null and offered_at is not null and due_on is not null) as "handOvers",
      (select coalesce(json_agg(distinct local_day(deadline)), '[]')
        from decisions where state = 'open') as deadlines,
      (select coalesce(json_agg(distinct day), '[]') from (
        select starts_on as day from leaves where cancelled_at is null
        union all select ends_on + 1 from leaves where cancelled_at is null
        union all select last_day_on + 1 from members where left_on is null
        union all select review_on from decisions where outcome = 'passed'
        union all select next_review_on from decision_reviews
        union all select due_on + 1 from notices where seen_at is null
      ) others where day > local_day(${now}::text::timestamptz)) as others`
  return row ?? { leads: [], handOvers: [], deadlines: [], others: [] }
}
