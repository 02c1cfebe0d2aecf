-- A draft is its author's: its thread begins when it is opened.
create or replace function refuse_entry_of_draft() returns trigger
language plpgsql
as $$
begin
  if (
    select state from decisions d where (d.school_id, d.id) = (new.school_id, new.decision_id)
  ) = 'draft'
  then
    raise exception 'a draft has no thread'
      using errcode = 'restrict_violation', constraint = 'thread_entries_not_of_draft';
  end if;
  return new;
end
$$;
