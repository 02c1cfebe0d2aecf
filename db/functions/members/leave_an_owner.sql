-- A school that someone is in has an owner: the last one goes only where nobody else is there, and
-- nobody is invited any more. Looked at when the transaction ends.
create or replace function leave_an_owner() returns trigger
language plpgsql
as $$
begin
  if exists (
    select from members
    where school_id = new.school_id and access = 'owner' and left_on is null
  )
  then
    return null;
  end if;
  if exists (select from members where school_id = new.school_id and left_on is null)
    or exists (
      select from invitations
      where school_id = new.school_id and accepted_at is null and withdrawn_at is null
    )
  then
    raise exception 'a school that someone is in has an owner'
      using errcode = 'check_violation', constraint = 'members_leave_an_owner';
  end if;
  return null;
end
$$;
