-- When a turn begins that is planned from an instant on: then, or with the next school year where
-- the one before it is over. Null where the calendar has no other year.
create or replace function begins_in_a_year(school uuid, instant timestamptz) returns timestamptz
language sql stable
as $$
  select case
    when instant > skein_now() and between_years(school) @> instant then (
      select min(day_begins(school_id, starts_on))
      from school_years
      where school_id = school and day_begins(school_id, starts_on) > instant
    )
    else instant
  end
$$;
