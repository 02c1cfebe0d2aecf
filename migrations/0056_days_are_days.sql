-- A school that corrects its time zone has meant the same days and the same times of day all along. What was entered as one is kept as an
-- instant in these columns, and moves with the zone; every other instant is of something that happened, and stays.
-- The seams between turns move one by one, so that they may overlap until the end of the move.
alter table turns drop constraint turns_one_lead_a_seat, drop constraint turns_one_role_a_person;
--> statement-breakpoint
alter table turns
  add constraint turns_one_lead_a_seat exclude using gist (school_id with =, initiative_id with =, seat with =, during with &&) where (role = 'lead') deferrable,
  add constraint turns_one_role_a_person exclude using gist (school_id with =, initiative_id with =, member_id with =, during with &&) deferrable;
--> statement-breakpoint
-- The instant at which the day that begins then in one zone begins in the other; any other instant is of no day, and stays.
create function same_day_in(at timestamptz, was text, zone text) returns timestamptz language sql stable parallel safe as $$
  select case when at = (at at time zone was)::date::timestamp at time zone was then (at at time zone was)::date::timestamp at time zone zone else at end
$$;
--> statement-breakpoint
-- A day does not pass over what happened near it on the same initiative: it goes half of the way there.
create function keep_days() returns trigger language plpgsql as $$
begin
  set constraints turns_one_lead_a_seat, turns_one_role_a_person deferred;
  with ends as (
    select initiative_id, began_at as at from turns where school_id = new.id
    union select initiative_id, ended_at from turns where school_id = new.id and ended_at is not null
    union select t.initiative_id, p.ended_before from passings p join turns t on (t.school_id, t.id) = (p.school_id, p.turn_id) where p.school_id = new.id and p.ended_before is not null
  ), wished as (
    select initiative_id, at, same_day_in(at, old.time_zone, new.time_zone) as wish from ends
  ), near as (
    select *, max(at) filter (where wish = at) over (partition by initiative_id order by at rows between unbounded preceding and 1 preceding) as before,
      min(at) filter (where wish = at) over (partition by initiative_id order by at rows between 1 following and unbounded following) as after
    from wished
  ), moved as materialized (
    select initiative_id, at, case when wish > at then least(wish, at + (after - at) / 2) else greatest(wish, at - (at - before) / 2) end as to_at from near where wish <> at
  ), turns_moved as (
    update turns t set
      began_at = coalesce((select to_at from moved m where (m.initiative_id, m.at) = (t.initiative_id, t.began_at)), t.began_at),
      ended_at = coalesce((select to_at from moved m where (m.initiative_id, m.at) = (t.initiative_id, t.ended_at)), t.ended_at)
    where t.school_id = new.id and exists (select from moved m where m.initiative_id = t.initiative_id and m.at in (t.began_at, t.ended_at))
  )
  update passings p set ended_before = m.to_at from moved m, turns t
    where p.school_id = new.id and (t.school_id, t.id) = (p.school_id, p.turn_id) and (m.initiative_id, m.at) = (t.initiative_id, p.ended_before);
  set constraints turns_one_lead_a_seat, turns_one_role_a_person immediate;
  update decisions set deadline = (deadline at time zone old.time_zone) at time zone new.time_zone where school_id = new.id and deadline is not null;
  update decision_nudges set send_after = (send_after at time zone old.time_zone) at time zone new.time_zone
    where school_id = new.id and sent_at is null and send_after > skein_now();
  return null;
end $$;
--> statement-breakpoint
create trigger schools_keep_days after update on schools for each row when (new.time_zone <> old.time_zone) execute function keep_days();
--> statement-breakpoint
-- What is never rewritten by hand, and what is cut where a leave begins, is moved here: these rules are for acts, not for the move.
drop trigger turns_kept on turns;
--> statement-breakpoint
create trigger turns_kept before insert or update or delete on turns for each row when (pg_trigger_depth() = 0) execute function keep_turn();
--> statement-breakpoint
drop trigger turns_while_present on turns;
--> statement-breakpoint
create trigger turns_while_present before insert or update of ended_at on turns for each row when (pg_trigger_depth() = 0) execute function keep_turn_present();
--> statement-breakpoint
drop trigger decisions_kept on decisions;
--> statement-breakpoint
create trigger decisions_kept before update or delete on decisions for each row when (pg_trigger_depth() = 0) execute function keep_decision();
