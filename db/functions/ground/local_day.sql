-- The local day of an instant in the school in scope. This and what follows is one expression each,
-- which Postgres puts in the place of the call.
create or replace function local_day(instant timestamptz) returns date
language sql stable parallel safe
as $$
  select (instant at time zone current_setting('skein.time_zone'))::date
$$;

-- The local day of an instant in the school in scope. This and what follows is one expression each,
-- which Postgres puts in the place of the call.
create or replace function local_day(instant timestamptz, zone text) returns date
language sql immutable parallel safe
as $$
  select (instant at time zone zone)::date
$$;
