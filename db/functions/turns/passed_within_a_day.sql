-- Whether a lead ended on the local day on which it began, and another began in its seat on that
-- day: a day is of the one who leads at its end, so it is nobody's lead that counts.
create or replace function passed_within_a_day(given turns) returns boolean
language sql stable
as $$
  select given.role = 'lead'
    and given.ended_at < given.began_at + interval '25 hours'
    and exists (
      select
      from schools s
        join turns n on n.school_id = s.id
          and n.initiative_id = given.initiative_id
          and n.role = 'lead'
          and n.seat = given.seat
      where s.id = given.school_id
        and local_day(given.ended_at, s.time_zone) = local_day(given.began_at, s.time_zone)
        and local_day(n.began_at, s.time_zone) = local_day(given.began_at, s.time_zone)
        and n.began_at >= given.ended_at
        and not isempty(n.during)
    )
$$;
