-- Its author may write it better, and nobody makes it another's, another day's or another
-- question's.
create or replace function keep_learning_answer() returns trigger
language plpgsql
as $$
declare words text[] := array['body', 'edited_at'];
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - words is distinct from to_jsonb(old) - words
    or (new.body <> old.body and new.edited_at is not distinct from old.edited_at)
  then
    raise exception 'an answer stays with its author, day and question'
      using errcode = 'restrict_violation', constraint = 'learning_answers_kept';
  end if;
  return new;
end
$$;
