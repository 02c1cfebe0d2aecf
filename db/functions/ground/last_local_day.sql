-- The last local day of what ends at this instant: what ends as a day begins ended with the day
-- before.
create or replace function last_local_day(ends timestamptz) returns date
language sql stable parallel safe
as $$
  select ((ends - interval '1 microsecond') at time zone current_setting('skein.time_zone'))::date
$$;
