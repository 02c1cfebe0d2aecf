-- The ledger may only be declined by the one who was thanked; everything else in it stays as it was
-- written.
create or replace function keep_ledger() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'UPDATE'
    and old.source = 'act'
    and new.text <> old.text
    and is_forgetting(old.school_id, old.text, new.text)
  then
    old.text := new.text;
  end if;
  if tg_op = 'DELETE'
    or to_jsonb(new) - 'declined_at' is distinct from to_jsonb(old) - 'declined_at'
    or old.declined_at is not null
  then
    raise exception 'the ledger is never rewritten'
      using errcode = 'restrict_violation', constraint = 'contributions_kept';
  end if;
  return new;
end
$$;
