-- Nobody is left holding or waiting for something at an initiative that has stopped: looked at when
-- the transaction ends.
create or replace function stop_everything_there() returns trigger
language plpgsql
as $$
begin
  if exists (
    select
    from turns
    where school_id = new.school_id
      and initiative_id = new.id
      and (ended_at is null or ended_at > skein_now())
      and not isempty(during)
  )
    or exists (
      select
      from hand_overs
      where school_id = new.school_id and initiative_id = new.id and answer is null
    )
    or exists (
      select from asks where school_id = new.school_id and initiative_id = new.id and answer is null
    )
    or exists (
      select
      from offers
      where school_id = new.school_id and initiative_id = new.id and answer is null
    )
    or exists (
      select
      from turn_changes
      where school_id = new.school_id and initiative_id = new.id and answer is null
    )
    or exists (
      select
      from calls
      where school_id = new.school_id and initiative_id = new.id and closed_at is null
    )
  then
    raise exception 'what has stopped leaves nobody waiting'
      using errcode = 'check_violation', constraint = 'initiatives_stop_everything';
  end if;
  return null;
end
$$;
