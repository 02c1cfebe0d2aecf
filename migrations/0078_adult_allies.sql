-- A student names an adult whom they would like beside them when they lead; who is asked says yes or no, once.
create table ally_asks (
  school_id uuid default current_school() not null,
  id uuid not null,
  student_id uuid not null,
  member_id uuid not null,
  note text default '' not null,
  asked_at timestamp with time zone default skein_now() not null,
  answer text,
  answer_reason text default '' not null,
  answered_at timestamp with time zone,
  constraint ally_asks_school_id_id_pk primary key (school_id, id),
  constraint ally_asks_whom unique (school_id, id, student_id, member_id),
  constraint ally_asks_school_id_student_id_members_school_id_id_fk foreign key (school_id, student_id) references members (school_id, id),
  constraint ally_asks_school_id_member_id_members_school_id_id_fk foreign key (school_id, member_id) references members (school_id, id),
  constraint ally_asks_answer check (answer in ('accepted', 'declined', 'withdrawn')),
  constraint ally_asks_answered_when check ((answer is null) = (answered_at is null))
);
--> statement-breakpoint
create unique index ally_asks_one_open on ally_asks (school_id, student_id) where answer is null;
--> statement-breakpoint
create index ally_asks_of_member on ally_asks (school_id, member_id);
--> statement-breakpoint
-- The time in which an adult is a student's ally: it begins with a yes, and either may end it.
create table alliances (
  school_id uuid default current_school() not null,
  id uuid not null,
  ask_id uuid not null,
  student_id uuid not null,
  member_id uuid not null,
  began_at timestamp with time zone default skein_now() not null,
  ended_at timestamp with time zone,
  ended_because text,
  ended_by uuid,
  constraint alliances_school_id_id_pk primary key (school_id, id),
  constraint alliances_one_an_ask unique (school_id, ask_id),
  constraint alliances_as_asked foreign key (school_id, ask_id, student_id, member_id) references ally_asks (school_id, id, student_id, member_id),
  constraint alliances_school_id_student_id_members_school_id_id_fk foreign key (school_id, student_id) references members (school_id, id),
  constraint alliances_school_id_member_id_members_school_id_id_fk foreign key (school_id, member_id) references members (school_id, id),
  constraint alliances_school_id_ended_by_members_school_id_id_fk foreign key (school_id, ended_by) references members (school_id, id),
  constraint alliances_ended_because check (ended_because in ('ended', 'another', 'gone')),
  constraint alliances_ended_when check ((ended_at is null) = (ended_because is null) and ended_at >= began_at and (ended_by is null or ended_at is not null))
);
--> statement-breakpoint
create unique index alliances_one_standing on alliances (school_id, student_id) where ended_at is null;
--> statement-breakpoint
create index alliances_of_student on alliances (school_id, student_id);
--> statement-breakpoint
create index alliances_of_member on alliances (school_id, member_id) where ended_at is null;
--> statement-breakpoint
-- A student who takes part here, and an adult who does.
create function may_be_allied(school uuid, student uuid, adult uuid) returns boolean language sql stable as $$
  select exists (select from members where school_id = school and id = student and position = 'student' and access <> 'guest' and left_on is null)
    and exists (select from members where school_id = school and id = adult and position <> 'student' and access <> 'guest' and left_on is null)
$$;
--> statement-breakpoint
-- The rows of both are held until the transaction ends, so that neither leaves or changes meanwhile.
create function ensure_may_be_allied() returns trigger language plpgsql as $$
begin
  perform from members where school_id = new.school_id and id in (new.student_id, new.member_id) order by id for share;
  if not may_be_allied(new.school_id, new.student_id, new.member_id)
  then raise exception 'the ally of a student is an adult who is here' using errcode = 'check_violation', constraint = tg_table_name || '_of_student_and_adult'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger ally_asks_of_student_and_adult before insert on ally_asks for each row when (new.answer is null) execute function ensure_may_be_allied();
--> statement-breakpoint
create trigger ally_asks_kept before update or delete on ally_asks for each row execute function keep_answered();
--> statement-breakpoint
create trigger alliances_of_student_and_adult before insert on alliances for each row when (new.ended_at is null) execute function ensure_may_be_allied();
--> statement-breakpoint
-- Nobody is an ally who has not said yes.
create function refuse_unaccepted_ally() returns trigger language plpgsql as $$
begin
  if not exists (select from ally_asks where school_id = new.school_id and id = new.ask_id and answer = 'accepted')
  then raise exception 'an ally has said yes' using errcode = 'check_violation', constraint = 'alliances_accepted'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger alliances_accepted before insert on alliances for each row execute function refuse_unaccepted_ally();
--> statement-breakpoint
-- It ends once, and is kept.
create function keep_alliance() returns trigger language plpgsql as $$
declare ends text[] := array['ended_at', 'ended_because', 'ended_by'];
begin
  if tg_op = 'DELETE' or old.ended_at is not null or to_jsonb(new) - ends is distinct from to_jsonb(old) - ends
  then raise exception 'an alliance ends once and is kept' using errcode = 'restrict_violation', constraint = 'alliances_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger alliances_kept before update or delete on alliances for each row execute function keep_alliance();
--> statement-breakpoint
-- Who leaves, becomes a guest or changes between student and adult is nobody's ally any more, and has none: looked at when the transaction ends.
create function leave_no_ally() returns trigger language plpgsql as $$
begin
  if exists (select from alliances where school_id = new.school_id and new.id in (student_id, member_id) and ended_at is null and not may_be_allied(school_id, student_id, member_id))
    or exists (select from ally_asks where school_id = new.school_id and new.id in (student_id, member_id) and answer is null and not may_be_allied(school_id, student_id, member_id))
  then raise exception 'an ally is an adult who is here' using errcode = 'check_violation', constraint = 'members_leave_no_ally'; end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger members_leave_no_ally after update of left_on, access, position on members deferrable initially deferred
  for each row when (new.left_on is distinct from old.left_on or new.access <> old.access or new.position <> old.position) execute function leave_no_ally();
--> statement-breakpoint
select isolate(tenant) from unnest('{ally_asks,alliances}'::regclass[]) tenant;
--> statement-breakpoint
select tells('ally_asks', 'calls');
--> statement-breakpoint
select tells('alliances', 'members');
--> statement-breakpoint
-- Who stands beside a student now.
create view standing_allies with (security_invoker = true) as
  select y.school_id, y.student_id, y.member_id, m.name, m.initials
  from alliances y join members m on (m.school_id, m.id) = (y.school_id, y.member_id) where y.ended_at is null;
--> statement-breakpoint
grant select on standing_allies to skein_app;
