-- A lead turn says itself in whose place it is held; it was known by a sentence in its reason, which
-- anyone may write.
alter table turns
  add column stands_in_for uuid,
  -- The leave after which its holder goes on with it.
  add column after_leave_id uuid,
  add constraint turns_school_id_stands_in_for_members_school_id_id_fk
    foreign key (school_id, stands_in_for) references members (school_id, id),
  add constraint turns_school_id_after_leave_id_leaves_school_id_id_fk
    foreign key (school_id, after_leave_id) references leaves (school_id, id),
  add constraint turns_stands_in_for_another
    check (stands_in_for is null or (role = 'lead' and stands_in_for <> member_id));
--> statement-breakpoint
-- Of those before this version the agreed change says who stood in for whom. The walls are lowered,
-- and the keepers asleep, for this statement only.
alter table turns no force row level security;
--> statement-breakpoint
alter table turn_changes no force row level security;
--> statement-breakpoint
alter table schools no force row level security;
--> statement-breakpoint
alter table turns disable trigger user;
--> statement-breakpoint
update turns t
set stands_in_for = o.member_id
from turn_changes c
  join turns o on (o.school_id, o.id) = (c.school_id, c.turn_id)
  join schools s on s.id = c.school_id
where c.kind = 'stand in'
  and c.answer = 'agreed'
  and (t.school_id, t.initiative_id) = (c.school_id, c.initiative_id)
  and t.member_id = c.with_member_id
  and t.member_id <> o.member_id
  and t.role = 'lead'
  and t.seat = o.seat
  and t.came_about = 'asked'
  and t.reason = 'Stands in'
  and (t.began_at at time zone s.time_zone)::date between c.starts_on and c.ends_on;
--> statement-breakpoint
alter table turns enable trigger user;
--> statement-breakpoint
alter table schools force row level security;
--> statement-breakpoint
alter table turn_changes force row level security;
--> statement-breakpoint
alter table turns force row level security;
--> statement-breakpoint
drop view turns_by_day;
--> statement-breakpoint
create view turns_by_day with (security_invoker = true) as
select t.*, local_day(t.began_at) as first_day, last_local_day(t.ended_at) as last_day
  from turns t where not isempty(t.during);
--> statement-breakpoint
grant select on turns_by_day to skein_app;
--> statement-breakpoint
-- The local day of the act that a notice tells of, where it tells of one: it may be told later.
alter table notices add column happened_on date;
--> statement-breakpoint
-- What was still to be done for what has stopped need not be done.
alter table initiatives no force row level security;
--> statement-breakpoint
alter table actions no force row level security;
--> statement-breakpoint
alter table actions disable trigger user;
--> statement-breakpoint
update actions a
set outcome = 'dropped', ended_at = skein_now()
from initiatives i
where (i.school_id, i.id) = (a.school_id, a.initiative_id)
  and i.stage = 'stopped'
  and a.outcome is null;
--> statement-breakpoint
alter table actions enable trigger user;
--> statement-breakpoint
alter table actions force row level security;
--> statement-breakpoint
alter table initiatives force row level security;
