-- At the end of the transaction nothing tells any more who a forgotten member was.
create or replace function leave_no_name() returns trigger
language plpgsql
as $$
begin
  if exists (select from former_names where school_id = new.school_id and member_id = new.id)
    or exists (select from invitations where school_id = new.school_id and member_id = new.id)
  then
    raise exception 'a forgotten member leaves no name'
      using errcode = 'check_violation', constraint = 'members_leave_no_name';
  end if;
  return null;
end
$$;
