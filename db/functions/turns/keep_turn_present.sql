-- A turn ends where its holder's leave begins, or with their last day; none begins while they are
-- away, and none for someone who has left. Turns that lie behind are history and stay as they were,
-- and a leave that is over ends nothing that goes on later: it may be recorded afterwards.
create or replace function keep_turn_present() returns trigger
language plpgsql
as $$
declare
  gone date;
  last_day date;
  away timestamptz;
  since timestamptz := new.began_at;
begin
  if new.ended_at <= skein_now()
    or new.ended_at <= new.began_at
    or (tg_op = 'UPDATE' and (old.ended_at is null or new.ended_at <= old.ended_at))
  then
    return new;
  end if;
  if tg_op = 'UPDATE' then since := greatest(since, skein_now()); end if;
  select left_on, last_day_on
  into gone, last_day
  from members
  where school_id = new.school_id and id = new.member_id for share;
  if gone is not null then
    raise exception 'someone who has left holds no turn'
      using errcode = 'check_violation', constraint = 'turns_not_gone';
  end if;
  select min(begins)
  into away
  from (
    select day_begins(school_id, starts_on) as begins
    from leaves
    where school_id = new.school_id
      and member_id = new.member_id
      and cancelled_at is null
      and (ends_on is null or day_begins(school_id, ends_on + 1) > since)
    union all select day_begins(new.school_id, last_day + 1)
    where last_day is not null
  ) absences;
  if away <= new.began_at then
    raise exception 'someone who is away begins no turn'
      using errcode = 'check_violation', constraint = 'turns_not_away';
  end if;
  if away is not null and (new.ended_at is null or new.ended_at > away) then
    new.ended_at := away;
  end if;
  return new;
end
$$;
