-- Whether a lead begins with a turn: not where the same person led up to it, or to an hour of the
-- same local day, or up to days in which others stood in for them, or up to a leave of theirs that
-- ended with it, or was called off as it ran. As often as a lead begins someone has led; every
-- count of leads asks here.
create or replace function begins_lead(given turns) returns boolean
language sql stable
as $$
  select given.role = 'lead'
    and not exists (
      select
      from turns p
      where p.school_id = given.school_id
        and p.initiative_id = given.initiative_id
        and p.member_id = given.member_id
        and p.role = 'lead'
        and p.stands_in_for is not distinct from given.stands_in_for
        and p.ended_at <= given.began_at
        and not isempty(p.during)
        and not passed_within_a_day(p)
        and (
          exists (
            select
            from schools z
            where z.id = given.school_id
              and local_day(p.ended_at, z.time_zone) = local_day(given.began_at, z.time_zone)
          )
            or exists (
              select
              from leaves l
              where l.school_id = p.school_id
                and l.member_id = p.member_id
                and day_begins(l.school_id, l.starts_on) <= p.ended_at
                and (
                  l.id = given.after_leave_id
                    or (
                      l.cancelled_at is null
                        and day_begins(l.school_id, l.ends_on + 1) >= given.began_at
                    )
                )
            )
            or (
              exists (
                select
                from turns s
                where s.school_id = p.school_id
                  and s.initiative_id = p.initiative_id
                  and s.role = 'lead'
                  and s.seat = p.seat
                  and s.began_at = p.ended_at
                  and s.stands_in_for is not null
                  and not isempty(s.during)
              )
                and not exists (
                  select
                  from generate_series(1, 1)
                  where tstzmultirange(tstzrange(p.ended_at, given.began_at)) - coalesce(
                    (
                      select range_agg(s.during)
                      from turns s
                      where s.school_id = p.school_id
                        and s.initiative_id = p.initiative_id
                        and s.role = 'lead'
                        and s.seat = p.seat
                        and s.stands_in_for is not null
                        and s.during && tstzrange(p.ended_at, given.began_at)
                    ), '{}'
                  ) <> '{}'
                )
            )
        )
    )
$$;
