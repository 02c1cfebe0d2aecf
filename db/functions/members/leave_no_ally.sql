-- Who leaves, becomes a guest or changes between student and adult is nobody's ally any more, and
-- has none: looked at when the transaction ends.
create or replace function leave_no_ally() returns trigger
language plpgsql
as $$
begin
  if exists (
    select
    from alliances
    where school_id = new.school_id
      and new.id in (student_id, member_id)
      and ended_at is null
      and not may_be_allied(school_id, student_id, member_id)
  )
    or exists (
      select
      from ally_asks
      where school_id = new.school_id
        and new.id in (student_id, member_id)
        and answer is null
        and not may_be_allied(school_id, student_id, member_id)
    )
  then
    raise exception 'an ally is an adult who is here'
      using errcode = 'check_violation', constraint = 'members_leave_no_ally';
  end if;
  return null;
end
$$;
