-- What someone was told, they were told: a notice is read once, and says the same for ever. It
-- stands in one letter; one that could not be sent on its day gives it back, for the next.
create or replace function keep_notice() returns trigger
language plpgsql
as $$
declare marks text[] := array['seen_at', 'over_at', 'mailed_at', 'digest_id'];
begin
  if tg_op = 'UPDATE'
    and new.sentence <> old.sentence
    and is_forgetting(old.school_id, old.sentence, new.sentence)
  then
    old.sentence := new.sentence;
  end if;
  if tg_op = 'DELETE'
    or to_jsonb(new) - marks is distinct from to_jsonb(old) - marks
    or (old.seen_at is not null and new.seen_at is distinct from old.seen_at)
    or (
      old.digest_id is not null
        and new.digest_id is not null
        and (new.digest_id, new.mailed_at) is distinct from (old.digest_id, old.mailed_at)
    )
  then
    raise exception 'what someone was told is never taken back'
      using errcode = 'restrict_violation', constraint = 'notices_kept';
  end if;
  return new;
end
$$;
