-- The local time of the school in scope: said once, at the entrance, so that a day is reckoned without looking the school up for every row.
create function enter_school(school text) returns void language plpgsql as $$
begin
  perform set_config('skein.school', school, true);
  perform set_config('skein.time_zone', coalesce((select time_zone from schools where id = nullif(school, '')::uuid), 'UTC'), true);
end $$;
--> statement-breakpoint
create function keep_time_zone() returns trigger language plpgsql as $$
begin
  perform set_config('skein.time_zone', new.time_zone, true);
  return null;
end $$;
--> statement-breakpoint
-- A school that is founded, or moves to another time zone, is in scope while it does; the demo is laid with none in scope.
create trigger schools_keep_time_zone after insert or update of time_zone on schools for each row
  when (new.id = current_school()) execute function keep_time_zone();
--> statement-breakpoint
-- The local day of an instant, in a zone that is told: where more schools than one are asked, or none is in scope yet.
create function local_day(instant timestamptz, zone text) returns date language sql immutable parallel safe
  as $$ select (instant at time zone zone)::date $$;
--> statement-breakpoint
-- The local day of an instant in the school in scope. This and what follows is one expression each, which Postgres puts in the place of the call.
create function local_day(instant timestamptz) returns date language sql stable parallel safe
  as $$ select (instant at time zone current_setting('skein.time_zone'))::date $$;
--> statement-breakpoint
-- The last local day of what ends at this instant: what ends as a day begins ended with the day before.
create function last_local_day(ends timestamptz) returns date language sql stable parallel safe
  as $$ select ((ends - interval '1 microsecond') at time zone current_setting('skein.time_zone'))::date $$;
--> statement-breakpoint
-- The day it is in the school in scope.
create function today() returns date language sql stable parallel safe
  as $$ select (skein_now() at time zone current_setting('skein.time_zone'))::date $$;
--> statement-breakpoint
-- Turns with their first and last local day, without those that were cancelled before they began and took no time.
create view turns_by_day with (security_invoker = true) as
  select t.*, local_day(t.began_at) as first_day, last_local_day(t.ended_at) as last_day
  from turns t where not isempty(t.during);
--> statement-breakpoint
grant select on turns_by_day to skein_app;
