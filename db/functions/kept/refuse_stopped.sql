-- And nothing begins there again, until the initiative itself does.
create or replace function refuse_stopped() returns trigger
language plpgsql
as $$
begin
  if exists (
    select
    from initiatives
    where school_id = new.school_id and id = new.initiative_id and stage = 'stopped'
  )
  then
    raise exception 'nothing begins at an initiative that has stopped'
      using errcode = 'check_violation', constraint = tg_table_name || '_not_stopped';
  end if;
  return new;
end
$$;
