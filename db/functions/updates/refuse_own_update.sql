-- An update is answered by others than the one who wrote it.
create or replace function refuse_own_update() returns trigger
language plpgsql
as $$
begin
  if exists (
    select
    from updates u
    where (u.school_id, u.id) = (new.school_id, new.update_id) and u.written_by = new.member_id
  )
  then
    raise exception 'nobody answers their own update'
      using errcode = 'check_violation', constraint = 'stances_of_others';
  end if;
  return new;
end
$$;
