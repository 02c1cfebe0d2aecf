-- The last local day of a turn as it is said of one person alone. A day on which a lead passes on
-- in its seat is of the one who leads at its end; one on which who follows or shadows begins to
-- lead is of the lead. A turn of that day alone keeps it.
create or replace function last_day_held(given turns) returns date
language sql stable
as $$
  select case
      when exists (
        select from turns n
        where n.school_id = given.school_id
          and n.initiative_id = given.initiative_id
          and n.role = 'lead'
          and n.began_at >= given.ended_at
          and n.began_at < given.ended_at + interval '25 hours'
          and local_day(n.began_at) = last_local_day(given.ended_at)
          and not isempty(n.during)
          and case
            when given.role = 'lead' then n.seat = given.seat
            else n.member_id = given.member_id
          end
      )
        then greatest(local_day(given.began_at), last_local_day(given.ended_at) - 1)
      else last_local_day(given.ended_at)
    end
$$;
