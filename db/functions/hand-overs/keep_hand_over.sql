-- What was asked of someone stays as it was answered. Notes that are for nobody yet may change, and
-- so may the day while it waits. A reflection that nobody else could read goes with its writer.
create or replace function keep_hand_over() returns trigger
language plpgsql
as $$
declare
  answers text[] := array[
    'answer', 'answer_reason', 'answered_at', 'incoming_turn_id', 'led_until', 'reflection'
  ];
begin
  if tg_op = 'UPDATE' and old.answer is not null and not old.reflection_shared then
    old.reflection := case when new.reflection = '' then '' else old.reflection end;
  end if;
  if tg_op = 'DELETE'
    or (new.id, new.initiative_id) is distinct from (old.id, old.initiative_id)
    or (old.answer is not null and to_jsonb(new) is distinct from to_jsonb(old))
    or (new.answer is not null and to_jsonb(new) - answers is distinct from to_jsonb(old) - answers)
  then
    raise exception 'a hand-over is answered once and kept'
      using errcode = 'restrict_violation', constraint = 'hand_overs_kept';
  end if;
  return new;
end
$$;
