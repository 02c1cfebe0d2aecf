-- Nobody of a roster gets a hole that they did not ask for: who holds something on an initiative
-- for a shorter time than they were to holds something else there instead, up to the end it had.
-- Asked for is leaving, being away, and what has stopped; the time between school years is
-- nobody's.
create or replace function leave_no_hole() returns trigger
language plpgsql
as $$
declare
  begins timestamptz := greatest(new.ended_at, skein_now());
  ends timestamptz;
  held tstzmultirange;
begin
  select least(
    old.ended_at, min(day_begins(l.school_id, l.starts_on)),
    min(day_begins(m.school_id, least(m.last_day_on, m.left_on) + 1))
  )
  into ends
  from members m
    left join leaves l on l.school_id = m.school_id
      and l.member_id = m.id
      and l.cancelled_at is null
      and (l.ends_on is null or day_begins(l.school_id, l.ends_on + 1) > begins)
  where m.school_id = new.school_id and m.id = new.member_id;
  if ends <= begins
    or exists (
      select
      from members
      where school_id = new.school_id and id = new.member_id and left_on is not null
    )
    or exists (select from turns where school_id = new.school_id and id = new.id and leaves)
    or exists (
      select
      from initiatives
      where school_id = new.school_id and id = new.initiative_id and stage = 'stopped'
    )
  then
    return null;
  end if;
  select range_agg(during)
  into held
  from turns
  where school_id = new.school_id
    and initiative_id = new.initiative_id
    and member_id = new.member_id
    and not isempty(during);
  -- Who was only to come, and held nothing up to then, is not of the roster yet.
  if new.ended_at = new.began_at
    and not coalesce(
      held && tstzrange(new.began_at - interval '1 microsecond', new.began_at), false
    )
  then
    return null;
  end if;
  if not coalesce(
    held @> (tstzmultirange(tstzrange(begins, ends)) - between_years(new.school_id)), false
  ) then
    raise exception 'nobody gets a hole that they did not ask for'
      using errcode = 'check_violation', constraint = 'turns_leave_no_hole';
  end if;
  return null;
end
$$;
