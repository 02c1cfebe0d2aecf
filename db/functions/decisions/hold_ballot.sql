-- A secret choice is held, or changed, while its ballot is open.
create or replace function hold_ballot() returns trigger
language plpgsql
as $$
begin
  if (
    select state
    from decisions d
    where (d.school_id, d.id) = (new.school_id, new.decision_id) for share
  ) is distinct from 'open'
  then
    raise exception 'this ballot is not open'
      using errcode = 'restrict_violation', constraint = 'responses_while_open';
  end if;
  return new;
end
$$;
