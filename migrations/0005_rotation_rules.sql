-- Terms do not overlap, and neither do one member's leaves.
alter table terms add constraint terms_one_at_a_time exclude using gist (school_id with =, daterange(starts_on, ends_on, '[]') with &&);
--> statement-breakpoint
alter table leaves add constraint leaves_one_at_a_time
  exclude using gist (school_id with =, member_id with =, daterange(starts_on, ends_on, '[]') with &&) where (cancelled_at is null);
--> statement-breakpoint
-- History is never overwritten: a turn is begun, ended once and reflected upon; nothing else about it changes. Only a turn that has not
-- begun may come to nothing (end in the moment it would have begun); no turn is born like that.
create or replace function keep_turn() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a turn is never deleted' using errcode = 'restrict_violation', constraint = 'turns_kept'; end if;
  if tg_op = 'INSERT' then
    if new.ended_at = new.began_at then raise exception 'a turn takes time' using errcode = 'check_violation', constraint = 'turns_take_time'; end if;
    return new;
  end if;
  if (new.school_id, new.id, new.initiative_id, new.member_id, new.role, new.seat, new.began_at, new.came_about, new.reason)
     is distinct from (old.school_id, old.id, old.initiative_id, old.member_id, old.role, old.seat, old.began_at, old.came_about, old.reason)
     or (old.ended_at is not null and new.ended_at is distinct from old.ended_at and old.ended_at <= skein_now())
     or (new.ended_at = new.began_at and old.ended_at is distinct from old.began_at and new.began_at < skein_now())
  then raise exception 'a turn is never rewritten' using errcode = 'restrict_violation', constraint = 'turns_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
drop trigger turns_kept on turns;
--> statement-breakpoint
create trigger turns_kept before insert or update or delete on turns for each row execute function keep_turn();
--> statement-breakpoint
create trigger rotation_plans_kept before update or delete on rotation_plans for each row execute function keep_as_written();
--> statement-breakpoint
create trigger rotation_order_kept before update or delete on rotation_order for each row execute function keep_as_written();
--> statement-breakpoint
create trigger stances_kept before update or delete on stances for each row execute function keep_as_written();
--> statement-breakpoint
-- A fact that is answered once: who was asked, by whom and when stays; the answer is given once and stays too.
create function keep_answered() returns trigger language plpgsql as $$
declare answers text[] := array['answer', 'answer_reason', 'answered_at', 'answered_by', 'turn_id'];
begin
  if tg_op = 'DELETE' or old.answer is not null or to_jsonb(new) - answers is distinct from to_jsonb(old) - answers
  then raise exception 'what stands in % is answered once and kept', tg_table_name using errcode = 'restrict_violation', constraint = tg_table_name || '_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger asks_kept before update or delete on asks for each row execute function keep_answered();
--> statement-breakpoint
create trigger offers_kept before update or delete on offers for each row execute function keep_answered();
--> statement-breakpoint
create trigger turn_changes_kept before update or delete on turn_changes for each row execute function keep_answered();
--> statement-breakpoint
do $$ declare tenant regclass; begin
  foreach tenant in array array['terms', 'closed_days', 'leaves', 'rotation_plans', 'rotation_order', 'turn_changes', 'calls', 'asks', 'stances', 'resets',
    'actions', 'barriers', 'notices', 'digests', 'calendar_feeds']::regclass[]
  loop perform isolate(tenant); end loop;
end $$;
--> statement-breakpoint
grant select on calendar_feeds to skein_door;
--> statement-breakpoint
set role skein_door;
--> statement-breakpoint
-- Whose calendar lies behind a secret address: one that is not revoked, of a member who is still here.
create function door.calendar(token_hash text) returns table (school_id uuid, member_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select f.school_id, f.member_id from calendar_feeds f join members m on (m.school_id, m.id) = (f.school_id, f.member_id)
  where f.token_hash = $1 and f.revoked_at is null and m.left_on is null
$$;
--> statement-breakpoint
reset role;
