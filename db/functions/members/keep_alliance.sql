-- It ends once, and is kept.
create or replace function keep_alliance() returns trigger
language plpgsql
as $$
declare ends text[] := array['ended_at', 'ended_because', 'ended_by'];
begin
  if tg_op = 'DELETE'
    or old.ended_at is not null
    or to_jsonb(new) - ends is distinct from to_jsonb(old) - ends
  then
    raise exception 'an alliance ends once and is kept'
      using errcode = 'restrict_violation', constraint = 'alliances_kept';
  end if;
  return new;
end
$$;
