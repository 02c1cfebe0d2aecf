select isolate(tenant) from unnest('{school_looks,due_in_hand}'::regclass[]) tenant;
--> statement-breakpoint
revoke insert, update, delete on due_in_hand from skein_app;
--> statement-breakpoint
create policy door_writes on school_looks to skein_door using (true) with check (true);
--> statement-breakpoint
create policy door_writes on due_in_hand to skein_door using (true) with check (true);
--> statement-breakpoint
grant select, insert, update on school_looks to skein_door;
--> statement-breakpoint
grant select, insert, update, delete on due_in_hand to skein_door;
--> statement-breakpoint
-- The door sees when something is due, never what.
grant select (school_id, passes_on, passed_at, cancelled_at) on passings to skein_door;
--> statement-breakpoint
grant select (school_id, member_id, starts_on, begun_at, cancelled_at) on leaves to skein_door;
--> statement-breakpoint
-- A school that changes, or is new, is looked at within a minute. Counted, so that a look that was under way does not take the change for seen.
create function look_again() returns trigger language plpgsql as $$
begin
  insert into school_looks as l (school_id) values (new.school_id)
  on conflict (school_id) do update set look_at = least(l.look_at, skein_now()), changes = l.changes + 1;
  return null;
end $$;
--> statement-breakpoint
create trigger looked_again after insert or update on school_versions for each row execute function look_again();
--> statement-breakpoint
-- The first instant of a local day: clocks that change at midnight may leave it out, or show it twice. A zone that this Postgres does not know
-- keeps no other school waiting: whatever it asks for is due, and fails in its own school.
create function day_begins(day date, zone text) returns timestamptz language plpgsql stable as $$
declare said timestamptz;
begin
  said := day::timestamp at time zone zone;
  return coalesce((select min(at) from unnest(array[said - interval '1 hour', said - interval '30 minutes', said, said + interval '30 minutes', said + interval '1 hour']) at
    where (at at time zone zone)::date = day), said);
exception when invalid_parameter_value then return '-infinity';
end $$;
--> statement-breakpoint
set role skein_door;
--> statement-breakpoint
drop function door.decisions_due();
--> statement-breakpoint
-- The schools where something of a kind is due, since when, and when the latest of it fell due. No place on earth is more than 14 hours ahead.
-- A clock that was set back is looked by, too.
create function door.due(wanted text) returns table (school_id uuid, since timestamptz, latest timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with near as (select ((skein_now() at time zone 'UTC') + interval '14 hours')::date as day)
  select d.school_id, min(d.at), max(d.at) from (
    select x.school_id, x.deadline as at from decisions x where wanted = 'decisions' and x.state = 'open' and x.deadline <= skein_now()
    union all select x.school_id, x.send_after from decision_nudges x where wanted = 'decisions' and x.sent_at is null and x.send_after <= skein_now()
    union all select x.school_id, day_begins(x.passes_on, s.time_zone) from passings x join schools s on s.id = x.school_id
      where wanted = 'absences' and x.passed_at is null and x.cancelled_at is null and x.passes_on <= (select day from near)
    union all select x.school_id, day_begins(x.starts_on, s.time_zone) from leaves x join schools s on s.id = x.school_id join members m on (m.school_id, m.id) = (x.school_id, x.member_id)
      where wanted = 'absences' and x.begun_at is null and x.cancelled_at is null and m.left_on is null and x.starts_on <= (select day from near)
    union all select x.school_id, day_begins(x.last_day_on + 1, s.time_zone) from members x join schools s on s.id = x.school_id
      where wanted = 'absences' and x.left_on is null and x.last_day_on is not null and x.last_day_on < (select day from near)
    union all select x.school_id, x.look_at from school_looks x where wanted = 'notices' and x.look_at <= skein_now()
    union all select x.school_id, '-infinity' from school_looks x where wanted = 'notices' and x.looked_at > skein_now()
  ) d where d.at <= skein_now() group by d.school_id
$$;
--> statement-breakpoint
-- Takes in hand up to so many schools where something of a kind is due; what has waited longest comes first, and what failed before last. They are
-- nobody else's for 50 seconds, longer with every try, an hour at most; unless the holder is known to be dead, or more has fallen due where
-- tries failed. What was done since `began` is left to the next minute. One asks at a time, so that nothing is taken twice.
create function door.take_due(wanted text, most int, holder text, began timestamptz) returns table (school_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  perform pg_advisory_xact_lock(hashtextextended('take what is due', 0));
  update due_in_hand h set until = statement_timestamp(), holder = null
    where h.kind = wanted and h.holder <> take_due.holder and pg_try_advisory_xact_lock(hashtextextended(h.holder, 0));
  return query
    insert into due_in_hand as h (school_id, kind, tries, holder, taken_at, until)
    select d.school_id, wanted, 1, take_due.holder, skein_now(), statement_timestamp() + interval '50 seconds'
    from door.due(wanted) d left join due_in_hand w on (w.school_id, w.kind) = (d.school_id, wanted)
    where w.school_id is null or case w.tries when 0 then w.until < began when 1 then w.until <= statement_timestamp() else w.until <= statement_timestamp() or d.latest > w.taken_at end
    order by coalesce(w.tries, 0) > 1, d.since, d.school_id limit most
    on conflict (school_id, kind) do update set tries = h.tries + 1, holder = excluded.holder, taken_at = excluded.taken_at,
      until = statement_timestamp() + least(interval '50 seconds' * 2 ^ least(h.tries, 10), interval '1 hour')
    returning h.school_id;
end $$;
--> statement-breakpoint
-- Puts down what was in hand: what is done is remembered for as long as a look at all schools may last, and what failed is tried again in its time.
create function door.put_down(wanted text, done uuid[], failed uuid[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  update due_in_hand h set tries = case when h.school_id = any (done) then 0 else h.tries end, until = case when h.school_id = any (done) then clock_timestamp() else h.until end, holder = null
    where h.kind = wanted and h.school_id = any (done || failed);
  delete from due_in_hand h where h.tries = 0 and h.until < clock_timestamp() - interval '10 minutes';
$$;
--> statement-breakpoint
revoke execute on function door.due(text), door.take_due(text, int, text, timestamptz), door.put_down(text, uuid[], uuid[]) from public;
--> statement-breakpoint
-- The schools that are there already: each is looked at once, and says then when to come again.
insert into school_looks (school_id) select id from schools;
--> statement-breakpoint
reset role;
