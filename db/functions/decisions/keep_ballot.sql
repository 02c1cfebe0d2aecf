-- Ballots are written when a secret ballot is counted, and at no other time.
create or replace function keep_ballot() returns trigger
language plpgsql
as $$
begin
  if tg_op <> 'INSERT'
    or (
      select state from decisions d where (d.school_id, d.id) = (new.school_id, new.decision_id)
    ) is distinct from 'closing'
  then
    raise exception 'a counted ballot stays as it is'
      using errcode = 'restrict_violation', constraint = 'ballots_kept';
  end if;
  if not is_answer(
    (
      select rules from decisions d where (d.school_id, d.id) = (new.school_id, new.decision_id)
    ), new.choice
  )
  then
    raise exception 'this decision has no such answer'
      using errcode = 'restrict_violation', constraint = 'ballots_of_its_method';
  end if;
  return new;
end
$$;
