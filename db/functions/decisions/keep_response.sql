-- An answer is one of those that its decision offers.
create or replace function keep_response() returns trigger
language plpgsql
as $$
declare asked record;
begin
  if tg_op = 'DELETE' then
    raise exception 'a response is never deleted'
      using errcode = 'restrict_violation', constraint = 'responses_kept';
  end if;
  select state, round, rules
  into asked
  from decisions d
  where (d.school_id, d.id) = (new.school_id, new.decision_id) for share;
  if asked.state is distinct from 'open' or asked.round is distinct from new.round then
    raise exception 'this round is not open'
      using errcode = 'restrict_violation', constraint = 'responses_while_open';
  end if;
  if tg_op = 'UPDATE'
    and (
      (
        new.school_id, new.id, new.decision_id, new.member_id, new.round
      ) is distinct from (old.school_id, old.id, old.decision_id, old.member_id, old.round)
        or (old.choice is not null and new.choice is null)
        or (old.voted and not new.voted)
    )
  then
    raise exception 'a response may change, not vanish'
      using errcode = 'restrict_violation', constraint = 'responses_kept';
  end if;
  if new.choice is not null and not is_answer(asked.rules, new.choice) then
    raise exception 'this decision has no such answer'
      using errcode = 'restrict_violation', constraint = 'responses_of_its_method';
  end if;
  return new;
end
$$;
