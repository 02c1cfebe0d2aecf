-- The instant at which the day that begins then in one zone begins in the other; any other instant
-- is of no day, and stays.
create or replace function same_day_in(at timestamptz, was text, zone text) returns timestamptz
language sql stable parallel safe
as $$
  select case
    when at = (at at time zone was)::date::timestamp at time zone was
      then (at at time zone was)::date::timestamp at time zone zone
    else at
  end
$$;
