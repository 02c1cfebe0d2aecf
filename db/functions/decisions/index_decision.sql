-- Puts the words of a decision among those that can be looked for: its question, then what was
-- decided and why.
create or replace function index_decision() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'INSERT' or new.question <> old.question then
    perform put_decision_text(new.school_id, new.id, 'question', new.id, new.question);
  end if;
  if new.state = 'decided' then
    perform put_decision_text(new.school_id, new.id, 'outcome', new.id, new.decided);
    perform put_decision_text(new.school_id, new.id, 'reasons', new.id, new.why);
  end if;
  return null;
end
$$;
