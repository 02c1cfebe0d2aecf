-- Nobody is left holding, waiting for or owing something at an initiative that has stopped: looked
-- at when the transaction ends.
create or replace function stop_everything_there() returns trigger
language plpgsql
as $$
begin
  if exists (select from held_or_waiting(new.school_id) where initiative_id = new.id)
    or exists (
      select
      from turn_changes
      where school_id = new.school_id and initiative_id = new.id and answer is null
    )
    or exists (
      select
      from actions
      where school_id = new.school_id and initiative_id = new.id and outcome is null
    )
  then
    raise exception 'what has stopped leaves nobody waiting'
      using errcode = 'check_violation', constraint = 'initiatives_stop_everything';
  end if;
  return null;
end
$$;
