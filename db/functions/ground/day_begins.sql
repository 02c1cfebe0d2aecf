-- The first instant of a local day: clocks that change at midnight may leave it out, or show it
-- twice. A zone that this Postgres does not know keeps no other school waiting: whatever it asks
-- for is due, and fails in its own school.
create or replace function day_begins(day date, zone text) returns timestamptz
language plpgsql stable
as $$
declare said timestamptz;
begin
  said := day::timestamp at time zone zone;
  return coalesce(
    (
      select min(at)
      from unnest(array[said - interval '1 hour', said - interval '30 minutes', said]) at
      where (at at time zone zone)::date = day
    ), said
  );
exception when invalid_parameter_value then return '-infinity';
end
$$;

-- The first instant of a local day of a school: its midnight.
create or replace function day_begins(school uuid, day date) returns timestamptz
language sql stable
as $$
  select day::timestamp at time zone time_zone from schools where id = school
$$;

-- The same in the school in scope, whose zone is known since it was entered.
create or replace function day_begins(day date) returns timestamptz
language sql stable parallel safe
as $$
  select day::timestamp at time zone current_setting('skein.time_zone')
$$;
