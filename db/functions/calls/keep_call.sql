-- A call stays as it was opened; it is closed once, and the line that closed it stays too. While it
-- is open it may pass on to another, as when its caller goes on leave or leaves: what was offered
-- to that one in confidence then comes back to who offered it, unread by anyone else.
create or replace function keep_call() returns trigger
language plpgsql
as $$
declare endings text[] := array['closed_at', 'closed_by', 'closing', 'hand_over_id', 'opened_by'];
begin
  if tg_op = 'DELETE'
    or old.closed_at is not null
    or to_jsonb(new) - endings is distinct from to_jsonb(old) - endings
  then
    raise exception 'a call is closed once and kept'
      using errcode = 'restrict_violation', constraint = 'calls_kept';
  end if;
  if new.opened_by <> old.opened_by then
    update offers
      set answer = 'withdrawn', answer_reason = 'The call has passed to someone else',
        answered_by = old.opened_by, answered_at = skein_now()
      where (school_id, call_id) = (old.school_id, old.id) and is_private and answer is null;
  end if;
  return new;
end
$$;
