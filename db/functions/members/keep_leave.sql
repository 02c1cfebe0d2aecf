-- A leave is recorded and stays: it may be cut short, begin, or be cancelled once; whose it is and
-- when it was to begin never changes.
create or replace function keep_leave() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE'
    or old.cancelled_at is not null
    or to_jsonb(new) - array[
      'ends_on', 'begun_at', 'cancelled_at'
    ] is distinct from to_jsonb(old) - array['ends_on', 'begun_at', 'cancelled_at']
  then
    raise exception 'a leave is never rewritten'
      using errcode = 'restrict_violation', constraint = 'leaves_kept';
  end if;
  return new;
end
$$;
