-- What passes on is written and stays: its day may move, someone be asked, and then it has passed
-- or was taken back, once.
create or replace function keep_passing() returns trigger
language plpgsql
as $$
declare moves text[] := array['passes_on', 'hand_over_id', 'passed_at', 'cancelled_at'];
begin
  if tg_op = 'DELETE'
    or coalesce(old.passed_at, old.cancelled_at) is not null
    or to_jsonb(new) - moves is distinct from to_jsonb(old) - moves
  then
    raise exception 'what has passed on is never rewritten'
      using errcode = 'restrict_violation', constraint = 'passings_kept';
  end if;
  return new;
end
$$;
