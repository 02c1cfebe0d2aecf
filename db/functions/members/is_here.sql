-- Whether a member is here today: has not left, and is not on leave.
create or replace function is_here(m members) returns boolean
language sql stable
as $$
  select m.left_on is null
    and not is_away(
      m.school_id, m.id, (
        select (skein_now() at time zone time_zone)::date from schools where id = m.school_id
      )
    )
$$;
