-- The time of a school that none of its school years has: after one of them, up to the next.
create or replace function between_years(school uuid) returns tstzmultirange
language sql stable
as $$
  select coalesce(
    tstzmultirange(tstzrange(min(day_begins(school_id, starts_on)), null)) - range_agg(
      tstzrange(day_begins(school_id, starts_on), day_begins(school_id, ends_on + 1))
    ), '{}'
  )
  from school_years
  where school_id = school
$$;
