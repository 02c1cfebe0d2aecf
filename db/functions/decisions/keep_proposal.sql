-- A version of a proposal stays as it was proposed; only that of a draft is still being written.
create or replace function keep_proposal() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE'
    or (
      select state from decisions d where (d.school_id, d.id) = (old.school_id, old.decision_id)
    ) is distinct from 'draft'
    or (
      new.school_id, new.id, new.decision_id, new.version
    ) is distinct from (old.school_id, old.id, old.decision_id, old.version)
  then
    raise exception 'a version stays as it was proposed'
      using errcode = 'restrict_violation', constraint = 'proposals_kept';
  end if;
  return new;
end
$$;
