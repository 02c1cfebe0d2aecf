-- An offer is answered once; before that, the other of a pair answers once too.
create or replace function keep_offer() returns trigger
language plpgsql
as $$
declare
  pairing text[] := array['with_answer', 'with_answered_at'];
  answers text[] := pairing || array[
    'answer', 'answer_reason', 'answered_at', 'answered_by', 'hand_over_id', 'is_parted',
    'suggested_id', 'turn_id'
  ];
begin
  if tg_op = 'DELETE'
    or old.answer is not null
    or to_jsonb(new) - answers is distinct from to_jsonb(old) - answers
    or (
      old.with_answer is not null
        and (
          new.with_answer, new.with_answered_at
        ) is distinct from (old.with_answer, old.with_answered_at)
    )
  then
    raise exception 'an offer is answered once and kept'
      using errcode = 'restrict_violation', constraint = 'offers_kept';
  end if;
  return new;
end
$$;
