-- A call stays as it was opened; it is closed once, and the line that closed it stays too. While it is open it may pass on to another, as when
-- its caller goes on leave or leaves: what was offered to that one in confidence then comes back to who offered it, unread by anyone else.
create function keep_call() returns trigger language plpgsql as $$
declare endings text[] := array['closed_at', 'closed_by', 'closing', 'opened_by'];
begin
  if tg_op = 'DELETE' or old.closed_at is not null or to_jsonb(new) - endings is distinct from to_jsonb(old) - endings
  then raise exception 'a call is closed once and kept' using errcode = 'restrict_violation', constraint = 'calls_kept'; end if;
  if new.opened_by <> old.opened_by then
    update offers set answer = 'withdrawn', answer_reason = 'The call has passed to someone else', answered_by = old.opened_by, answered_at = skein_now()
    where (school_id, call_id) = (old.school_id, old.id) and is_private and answer is null;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger calls_kept before update or delete on calls for each row execute function keep_call();
--> statement-breakpoint
-- An offer is answered once; before that, the other of a pair answers once too.
create function keep_offer() returns trigger language plpgsql as $$
declare
  pairing text[] := array['with_answer', 'with_answered_at'];
  answers text[] := pairing || array['answer', 'answer_reason', 'answered_at', 'answered_by', 'suggested_id', 'turn_id'];
begin
  if tg_op = 'DELETE' or old.answer is not null or to_jsonb(new) - answers is distinct from to_jsonb(old) - answers
    or (old.with_answer is not null and (new.with_answer, new.with_answered_at) is distinct from (old.with_answer, old.with_answered_at))
  then raise exception 'an offer is answered once and kept' using errcode = 'restrict_violation', constraint = 'offers_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
drop trigger offers_kept on offers;
--> statement-breakpoint
create trigger offers_kept before update or delete on offers for each row execute function keep_offer();
--> statement-breakpoint
-- Who may see an offer: everyone, unless it is private; then who offered, who was asked to join them, and who opened the call, and nobody
-- else, until it is chosen. Every query that reads offers for a member asks here.
create function may_see_offer(given offers, viewer uuid) returns boolean language sql stable as $$
  select not given.is_private or coalesce(given.answer = 'accepted', false) or given.member_id = viewer
    or coalesce(given.with_member_id = viewer and given.with_answer is distinct from 'declined', false)
    or (given.answer is distinct from 'withdrawn'
      and exists (select from calls c where (c.school_id, c.id) = (given.school_id, given.call_id) and c.opened_by = viewer))
$$;
