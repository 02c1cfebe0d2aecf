-- A fact that is answered once: who was asked, by whom and when stays; the answer is given once and
-- stays too.
create or replace function keep_answered() returns trigger
language plpgsql
as $$
declare answers text[] := array['answer', 'answer_reason', 'answered_at', 'answered_by', 'turn_id'];
begin
  if tg_op = 'DELETE'
    or old.answer is not null
    or to_jsonb(new) - answers is distinct from to_jsonb(old) - answers
  then
    raise exception 'what stands in % is answered once and kept', tg_table_name
      using errcode = 'restrict_violation', constraint = tg_table_name || '_kept';
  end if;
  return new;
end
$$;
