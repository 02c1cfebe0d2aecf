-- Who was invited stays; only the list of a draft is still being written.
create or replace function keep_participant() returns trigger
language plpgsql
as $$
begin
  if (
    select state from decisions d where (d.school_id, d.id) = (old.school_id, old.decision_id)
  ) is distinct from 'draft'
  then
    raise exception 'who was invited stays'
      using errcode = 'restrict_violation', constraint = 'decision_participants_kept';
  end if;
  return coalesce(new, old);
end
$$;
