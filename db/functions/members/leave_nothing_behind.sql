-- The last word at the end of the transaction in which someone leaves: nothing stays with them.
-- What has stopped keeps the names it had.
create or replace function leave_nothing_behind() returns trigger
language plpgsql
as $$
begin
  if exists (select from held_or_waiting(new.school_id) where member_id = new.id)
    or exists (
      select
      from initiatives
      where school_id = new.school_id
        and new.id in (sponsor_id, technical_owner_id)
        and stage <> 'stopped'
    )
    or exists (
      select from actions where school_id = new.school_id and owner_id = new.id and outcome is null
    )
    or exists (
      select
      from barriers
      where school_id = new.school_id and brought_to = new.id and resolved_at is null
    )
    or exists (
      select
      from decisions
      where school_id = new.school_id
        and coalesce(keeper_id, proposer_id) = new.id
        and state <> 'decided'
    )
  then
    raise exception 'nothing stays with someone who is gone'
      using errcode = 'check_violation', constraint = 'members_leave_nothing_behind';
  end if;
  return null;
end
$$;
