import type { ownerOf } from './database'

type Sql = ReturnType<typeof ownerOf>
type Left = { initiative: string; member: string; lost: string }
type Rewritten = { initiative: string; member: string; was: string; became: string }

const asksToLeave = ['leave', 'step back']

/**
 * What an act at a moment may not do to anyone's turns: take time from someone of the roster who
 * did not ask for that, or say anew how a turn came about. Look before the act; what is answered
 * afterwards tells what it did. Absences and what has stopped ask for holes; between school years
 * there is none.
 */
export async function watchTurns(sql: Sql, now: string) {
  await sql`drop table if exists watched`
  await sql`create table watched as select * from turns where not isempty(during)`
  return {
    holes: async (noun: string, by: string) =>
      (await holes(sql, now)).filter(
        ({ member }) => !(asksToLeave.includes(noun) && member === by),
      ),
    rewritten: () => rewritten(sql, now),
  }
}

// The one who holds something now keeps all their time; the one who is only to come keeps what is
// between their turns.
function holes(sql: Sql, now: string) {
  return sql<Left[]>`
    with spans as (select unnest(array['before', 'after']) as time),
    held as (
      select time, initiative_id, member_id, range_agg(during) * tstzmultirange(tstzrange(${now}::timestamptz, null)) as held from spans,
        lateral (select initiative_id, member_id, during from watched where time = 'before'
          union all select initiative_id, member_id, during from turns where time = 'after' and not isempty(during)) t group by 1, 2, 3
    ), compared as (
      select b.initiative_id, b.member_id, b.held as before, coalesce(a.held, '{}') as after,
        coalesce((select range_agg(tstzrange(greatest(day_begins(school_id, starts_on), ${now}::timestamptz), null)) from leaves
          where member_id = b.member_id and cancelled_at is null and (ends_on is null or day_begins(school_id, ends_on + 1) > ${now}::timestamptz)), '{}') as away
      from held b left join held a on (a.initiative_id, a.member_id, a.time) = (b.initiative_id, b.member_id, 'after') where b.time = 'before'
    ), losses as (
      select c.*, case when before @> ${now}::timestamptz then before - after
        else before * (tstzmultirange(range_merge(after)) - after) end - away as lost from compared c
    )
    select i.title as initiative, m.name as member, lost::text from losses l
      join initiatives i on i.id = l.initiative_id join members m on m.id = l.member_id
    where not isempty(lost - between_years(i.school_id)) and i.stage <> 'stopped' and m.left_on is null and m.last_day_on is null`
}

// A lead that was planned, and begins on another day, came about as it did.
function rewritten(sql: Sql, now: string) {
  return sql<Rewritten[]>`
    select i.title as initiative, m.name as member, string_agg(distinct w.came_about, ', ') as was, t.came_about as became
    from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
      join watched w on (w.initiative_id, w.member_id, w.role) = (t.initiative_id, t.member_id, 'lead')
      join turns c on c.id = w.id and isempty(c.during)
    where t.role = 'lead' and not isempty(t.during) and t.began_at > ${now}::timestamptz and not exists (select from watched o where o.id = t.id)
    group by i.title, m.name, t.id, t.came_about having not t.came_about = any(array_agg(w.came_about))`
}
