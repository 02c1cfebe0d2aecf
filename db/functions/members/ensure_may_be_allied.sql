-- The rows of both are held until the transaction ends, so that neither leaves or changes
-- meanwhile.
create or replace function ensure_may_be_allied() returns trigger
language plpgsql
as $$
begin
  perform
    from members
    where school_id = new.school_id and id in (new.student_id, new.member_id)
    order by id for share;
  if not may_be_allied(new.school_id, new.student_id, new.member_id) then
    raise exception 'the ally of a student is an adult who is here'
      using errcode = 'check_violation', constraint = tg_table_name || '_of_student_and_adult';
  end if;
  return new;
end
$$;
