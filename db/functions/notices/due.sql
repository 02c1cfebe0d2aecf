-- The schools where something of a kind is due, since when, and when the latest of it fell due. No
-- place on earth is more than 14 hours ahead. A clock that was set back is looked by, too.
create or replace function door.due(wanted text)
returns table(school_id uuid, since timestamptz, latest timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  with near as (select ((skein_now() at time zone 'UTC') + interval '14 hours')::date as day)
  select d.school_id, min(d.at), max(d.at)
  from (
    select x.school_id, x.deadline as at
    from decisions x
    where wanted = 'decisions' and x.state = 'open' and x.deadline <= skein_now()
    union all select x.school_id, x.send_after
    from decision_nudges x
    where wanted = 'decisions' and x.sent_at is null and x.send_after <= skein_now()
    union all select x.school_id, day_begins(x.passes_on, s.time_zone)
    from passings x join schools s on s.id = x.school_id
    where wanted = 'absences'
      and x.passed_at is null
      and x.cancelled_at is null
      and x.passes_on <= (select day from near)
    union all select x.school_id, day_begins(x.starts_on, s.time_zone)
    from leaves x
      join schools s on s.id = x.school_id
      join members m on (m.school_id, m.id) = (x.school_id, x.member_id)
    where wanted = 'absences'
      and x.begun_at is null
      and x.cancelled_at is null
      and m.left_on is null
      and x.starts_on <= (select day from near)
    union all select x.school_id, day_begins(x.last_day_on + 1, s.time_zone)
    from members x join schools s on s.id = x.school_id
    where wanted = 'absences'
      and x.left_on is null
      and x.last_day_on is not null
      and x.last_day_on < (select day from near)
    union all select x.school_id, x.look_at
    from school_looks x
    where wanted = 'notices' and x.look_at <= skein_now()
    union all select x.school_id, '-infinity'
    from school_looks x
    where wanted = 'notices' and x.looked_at > skein_now()
  ) d
  where d.at <= skein_now()
  group by d.school_id
$$;
revoke execute on function door.due(text) from public;
grant execute on function door.due(text) to skein_door;
