select isolate('passings');
--> statement-breakpoint
-- Those who left before this version leave nothing behind either. The wall is lowered for these statements only.
alter table members no force row level security;
--> statement-breakpoint
alter table initiatives no force row level security;
--> statement-breakpoint
update initiatives i set sponsor_id = null from members m where (m.school_id, m.id) = (i.school_id, i.sponsor_id) and m.left_on is not null and i.stage <> 'stopped';
--> statement-breakpoint
update initiatives i set technical_owner_id = null from members m where (m.school_id, m.id) = (i.school_id, i.technical_owner_id) and m.left_on is not null and i.stage <> 'stopped';
--> statement-breakpoint
alter table initiatives force row level security;
--> statement-breakpoint
alter table members force row level security;
--> statement-breakpoint
-- A leave is recorded and stays: it may be cut short, begin, or be cancelled once; whose it is and when it was to begin never changes.
create function keep_leave() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.cancelled_at is not null
     or to_jsonb(new) - array['ends_on', 'begun_at', 'cancelled_at'] is distinct from to_jsonb(old) - array['ends_on', 'begun_at', 'cancelled_at']
  then raise exception 'a leave is never rewritten' using errcode = 'restrict_violation', constraint = 'leaves_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger leaves_kept before update or delete on leaves for each row execute function keep_leave();
--> statement-breakpoint
-- The moment a local day begins in a school.
create function day_begins(school uuid, day date) returns timestamptz language sql stable
  as $$ select day::timestamp at time zone time_zone from schools where id = school $$;
--> statement-breakpoint
-- Whether a member is on leave, or past their last day, on a local day.
create function is_away(school uuid, member uuid, day date) returns boolean language sql stable as $$
  select exists (select from leaves where school_id = school and member_id = member and cancelled_at is null and starts_on <= day and (ends_on is null or ends_on >= day))
    or exists (select from members where school_id = school and id = member and last_day_on < day)
$$;
--> statement-breakpoint
-- Whoever has left is given nothing. The member's row is shared, so that someone who leaves at this moment is waited for and then seen.
create function refuse_gone() returns trigger language plpgsql as $$
declare gone date;
begin
  select left_on into gone from members where school_id = new.school_id and id = (to_jsonb(new) ->> tg_argv[0])::uuid for share;
  if gone is not null then raise exception 'someone who has left is given nothing' using errcode = 'check_violation', constraint = tg_table_name || '_not_gone'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger asks_not_gone before insert on asks for each row when (new.answer is null) execute function refuse_gone('member_id');
--> statement-breakpoint
create trigger offers_not_gone before insert on offers for each row when (new.answer is null) execute function refuse_gone('member_id');
--> statement-breakpoint
create trigger offers_pair_not_gone before insert on offers for each row when (new.answer is null and new.with_member_id is not null) execute function refuse_gone('with_member_id');
--> statement-breakpoint
create trigger turn_changes_not_gone before insert on turn_changes for each row when (new.answer is null) execute function refuse_gone('with_member_id');
--> statement-breakpoint
create trigger hand_overs_not_gone before insert or update of to_member_id on hand_overs for each row when (new.answer is null and new.to_member_id is not null) execute function refuse_gone('to_member_id');
--> statement-breakpoint
create trigger initiatives_sponsor_not_gone before insert on initiatives for each row when (new.sponsor_id is not null) execute function refuse_gone('sponsor_id');
--> statement-breakpoint
create trigger initiatives_new_sponsor_not_gone before update on initiatives for each row when (new.sponsor_id is distinct from old.sponsor_id and new.sponsor_id is not null) execute function refuse_gone('sponsor_id');
--> statement-breakpoint
create trigger initiatives_owner_not_gone before insert on initiatives for each row when (new.technical_owner_id is not null) execute function refuse_gone('technical_owner_id');
--> statement-breakpoint
create trigger initiatives_new_owner_not_gone before update on initiatives for each row when (new.technical_owner_id is distinct from old.technical_owner_id and new.technical_owner_id is not null) execute function refuse_gone('technical_owner_id');
--> statement-breakpoint
create trigger actions_not_gone before insert or update of owner_id, outcome on actions for each row when (new.outcome is null) execute function refuse_gone('owner_id');
--> statement-breakpoint
create trigger barriers_not_gone before insert or update of brought_to, resolved_at on barriers for each row when (new.resolved_at is null and new.brought_to is not null) execute function refuse_gone('brought_to');
--> statement-breakpoint
create trigger calls_not_gone before insert or update of opened_by, closed_at on calls for each row when (new.closed_at is null) execute function refuse_gone('opened_by');
--> statement-breakpoint
-- A lead is handed over to someone who is there on its day.
create function refuse_away() returns trigger language plpgsql as $$
begin
  if is_away(new.school_id, new.to_member_id, coalesce(new.due_on, (select (skein_now() at time zone time_zone)::date from schools where id = new.school_id)))
  then raise exception 'a lead is handed over to someone who is there' using errcode = 'check_violation', constraint = 'hand_overs_not_away'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger hand_overs_not_away before insert or update of to_member_id, due_on on hand_overs for each row when (new.answer is null and new.offered_at is not null) execute function refuse_away();
--> statement-breakpoint
-- A turn ends where its holder's leave begins, or with their last day; none begins while they are away, and none for someone who has left.
-- Turns that lie behind are history and stay as they were.
create function keep_turn_present() returns trigger language plpgsql as $$
declare gone date; last_day date; away timestamptz;
begin
  if new.ended_at <= skein_now() or new.ended_at <= new.began_at or (tg_op = 'UPDATE' and (old.ended_at is null or new.ended_at <= old.ended_at)) then return new; end if;
  select left_on, last_day_on into gone, last_day from members where school_id = new.school_id and id = new.member_id for share;
  if gone is not null then raise exception 'someone who has left holds no turn' using errcode = 'check_violation', constraint = 'turns_not_gone'; end if;
  select min(begins) into away from (
    select day_begins(school_id, starts_on) as begins from leaves
    where school_id = new.school_id and member_id = new.member_id and cancelled_at is null and (ends_on is null or day_begins(school_id, ends_on + 1) > new.began_at)
    union all select day_begins(new.school_id, last_day + 1) where last_day is not null
  ) absences;
  if away <= new.began_at then raise exception 'someone who is away begins no turn' using errcode = 'check_violation', constraint = 'turns_not_away'; end if;
  if away is not null and (new.ended_at is null or new.ended_at > away) then new.ended_at := away; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger turns_while_present before insert or update of ended_at on turns for each row execute function keep_turn_present();
--> statement-breakpoint
-- The last word at the end of the transaction in which someone leaves: nothing stays with them. What has stopped keeps the names it had.
create function leave_nothing_behind() returns trigger language plpgsql as $$
begin
  if exists (select from turns where school_id = new.school_id and member_id = new.id and (ended_at is null or ended_at > skein_now()) and not isempty(during))
    or exists (select from hand_overs where school_id = new.school_id and to_member_id = new.id and answer is null)
    or exists (select from asks where school_id = new.school_id and member_id = new.id and answer is null)
    or exists (select from offers where school_id = new.school_id and member_id = new.id and answer is null)
    or exists (select from initiatives where school_id = new.school_id and new.id in (sponsor_id, technical_owner_id) and stage <> 'stopped')
    or exists (select from actions where school_id = new.school_id and owner_id = new.id and outcome is null)
    or exists (select from barriers where school_id = new.school_id and brought_to = new.id and resolved_at is null)
    or exists (select from calls where school_id = new.school_id and opened_by = new.id and closed_at is null)
  then raise exception 'nothing stays with someone who is gone' using errcode = 'check_violation', constraint = 'members_leave_nothing_behind'; end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger members_leave_nothing_behind after update of left_on on members deferrable initially deferred
  for each row when (new.left_on is not null and old.left_on is null) execute function leave_nothing_behind();
--> statement-breakpoint
-- What had stopped and begins again does so without those who left in the meantime.
create function begin_again_without_gone() returns trigger language plpgsql as $$
begin
  new.sponsor_id := (select id from members where school_id = new.school_id and id = new.sponsor_id and left_on is null);
  new.technical_owner_id := (select id from members where school_id = new.school_id and id = new.technical_owner_id and left_on is null);
  return new;
end $$;
--> statement-breakpoint
create trigger initiatives_begin_again before update of stage on initiatives for each row when (old.stage = 'stopped' and new.stage <> 'stopped') execute function begin_again_without_gone();
--> statement-breakpoint
-- A name as it is said where people are chosen: with when they are away, if they are or will be within a fortnight. Never why.
create function said_name(m members) returns text language sql stable as $$
  select m.name || coalesce((
      select case when l.starts_on > today.day then ', away from ' || to_char(l.starts_on, 'FMMon FMDD') else ', on leave' || coalesce(' until ' || to_char(l.ends_on, 'FMMon FMDD'), '') end
      from leaves l, (select (skein_now() at time zone time_zone)::date as day from schools where id = m.school_id) today
      where l.school_id = m.school_id and l.member_id = m.id and l.cancelled_at is null and (l.ends_on is null or l.ends_on >= today.day) and l.starts_on <= today.day + 14
      order by l.starts_on limit 1),
    ', here until ' || to_char(m.last_day_on, 'FMMon FMDD'), '')
$$;
