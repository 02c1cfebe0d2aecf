-- An action is open until it is ended, once; that it is done may be taken back within an hour.
create or replace function keep_action() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'UPDATE'
    and old.outcome = 'done'
    and old.ended_at > skein_now() - interval '1 hour'
    and (new.outcome, new.ended_by, new.ended_at) is not distinct from (null, null, null)
    and to_jsonb(new) - '{outcome,ended_by,ended_at}'::text[]
      = to_jsonb(old) - '{outcome,ended_by,ended_at}'::text[]
  then
    return new;
  end if;
  if tg_op = 'DELETE'
    or old.ended_at is not null
    or to_jsonb(new) - '{outcome,ended_by,ended_at,owner_id}'::text[]
      is distinct from to_jsonb(old) - '{outcome,ended_by,ended_at,owner_id}'::text[]
  then
    raise exception 'an action is ended once and kept'
      using errcode = 'restrict_violation', constraint = 'actions_kept';
  end if;
  return new;
end
$$;
