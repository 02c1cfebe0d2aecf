-- What someone knows their own sessions by. No address is kept.
ALTER TABLE "sessions" ADD COLUMN "browser" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE TABLE "email_changes" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "email_changes_account" ON "email_changes" USING btree ("account_id");--> statement-breakpoint
-- For the door's role alone, as accounts are.
alter table email_changes enable row level security;
--> statement-breakpoint
alter table email_changes force row level security;
--> statement-breakpoint
create policy door on email_changes to skein_door using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on email_changes to skein_door;
--> statement-breakpoint
CREATE TABLE "former_names" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "former_names_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "former_names" ADD CONSTRAINT "former_names_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_names_of" ON "former_names" USING btree ("school_id","member_id");--> statement-breakpoint
select isolate('former_names');
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_forgotten_whole" CHECK ("members"."forgotten_at" is null or ("members"."left_on" is not null and "members"."account_id" is null and "members"."email" is null and "members"."name" = 'Former member' and "members"."initials" = '–' and "members"."position_note" = '' and "members"."strengths" = '' and "members"."growth_edges" = ''));--> statement-breakpoint
-- A member's earlier names are recorded by every change. Who asked to be forgotten stays forgotten.
create function keep_names() returns trigger language plpgsql as $$
begin
  if old.forgotten_at is not null and new.forgotten_at is distinct from old.forgotten_at
  then raise exception 'who is forgotten stays forgotten' using errcode = 'restrict_violation', constraint = 'members_stay_forgotten'; end if;
  if (new.name, new.initials) is distinct from (old.name, old.initials)
  then insert into former_names (school_id, id, member_id, name, initials) values (old.school_id, gen_random_uuid(), old.id, old.name, old.initials); end if;
  return new;
end $$;
--> statement-breakpoint
create trigger members_names_kept before update on members for each row execute function keep_names();
--> statement-breakpoint
-- Chosen initials are one person's among those who are here; what was made from a name may be shared. The lock lets two who choose the same at once follow each other.
create function keep_initials() returns trigger language plpgsql as $$
begin
  if char_length(new.initials) not between 1 and 3
  then raise exception 'initials are one to three letters' using errcode = 'check_violation', constraint = 'members_initials_short'; end if;
  perform pg_advisory_xact_lock(hashtextextended('initials ' || new.school_id || lower(new.initials), 0));
  if exists (select from members m where m.school_id = new.school_id and m.id <> new.id and m.left_on is null and lower(m.initials) = lower(new.initials))
  then raise exception 'these initials are taken' using errcode = 'unique_violation', constraint = 'members_initials_taken'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger members_initials_kept before update on members for each row when (new.initials is distinct from old.initials and new.forgotten_at is null) execute function keep_initials();
--> statement-breakpoint
create function keep_former_name() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or not exists (select from members m where (m.school_id, m.id) = (old.school_id, old.member_id) and m.forgotten_at is not null)
  then raise exception 'a former name is kept' using errcode = 'restrict_violation', constraint = 'former_names_kept'; end if;
  return old;
end $$;
--> statement-breakpoint
create trigger former_names_kept before update or delete on former_names for each row execute function keep_former_name();
--> statement-breakpoint
-- What Skein wrote about someone, without their name.
create function without_name(said text, name text) returns text language sql immutable as $$
  select regexp_replace(said, '(?<![[:alnum:]])' || regexp_replace(name, '([].*+?^${}()|\\[])', '\\\1', 'g') || '(?![[:alnum:]])', 'Former member', 'g')
$$;
--> statement-breakpoint
-- The one change that a kept line allows: the name of someone who is being forgotten goes out of it.
create function is_forgetting(school uuid, before text, after text) returns boolean language sql stable as $$
  select exists (
    select from former_names f join members m on (m.school_id, m.id) = (f.school_id, f.member_id)
    where f.school_id = school and m.forgotten_at is not null and after in (without_name(before, f.name), left(without_name(before, f.name), 500)))
$$;
--> statement-breakpoint
create or replace function keep_ledger() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.source = 'act' and new.text <> old.text and is_forgetting(old.school_id, old.text, new.text) then old.text := new.text; end if;
  if tg_op = 'DELETE' or to_jsonb(new) - 'declined_at' is distinct from to_jsonb(old) - 'declined_at' or old.declined_at is not null
  then raise exception 'the ledger is never rewritten' using errcode = 'restrict_violation', constraint = 'contributions_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function keep_notice() returns trigger language plpgsql as $$
declare marks text[] := array['seen_at', 'mailed_at', 'digest_id'];
begin
  if tg_op = 'UPDATE' and new.sentence <> old.sentence and is_forgetting(old.school_id, old.sentence, new.sentence) then old.sentence := new.sentence; end if;
  if tg_op = 'DELETE' or to_jsonb(new) - marks is distinct from to_jsonb(old) - marks
     or (old.seen_at is not null and new.seen_at is distinct from old.seen_at)
     or (old.digest_id is not null and new.digest_id is not null and (new.digest_id, new.mailed_at) is distinct from (old.digest_id, old.mailed_at))
  then raise exception 'what someone was told is never taken back' using errcode = 'restrict_violation', constraint = 'notices_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
-- Words that nobody but their writer ever read go with the writer's account.
create or replace function keep_reflection() returns trigger language plpgsql as $$
begin
  if old.reflection <> '' and old.ended_at <= skein_now() and new.reflection is distinct from old.reflection
     and not (new.reflection = '' and not old.reflection_shared and exists (
       select from members m where (m.school_id, m.id) = (old.school_id, old.member_id) and m.left_on is not null and m.account_id is null))
  then raise exception 'a reflection is never rewritten' using errcode = 'restrict_violation', constraint = 'turns_reflection_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
-- Forgets who a former member was: from then on the school reads "Former member" wherever Skein itself wrote the name. What people wrote stays theirs.
create function forget_member(who uuid) returns void language plpgsql as $$
declare former text;
begin
  update members set name = 'Former member', initials = '–', email = null, account_id = null, position_note = '', strengths = '', growth_edges = '', forgotten_at = skein_now()
    where id = who and forgotten_at is null;
  for former in select distinct name from former_names where member_id = who and name <> 'Former member' order by name desc loop
    update contributions set text = left(without_name(text, former), 500) where source = 'act' and position(former in text) > 0 and text <> without_name(text, former);
    update notices set sentence = without_name(sentence, former) where position(former in sentence) > 0 and sentence <> without_name(sentence, former);
  end loop;
  delete from invitations where member_id = who;
  delete from former_names where member_id = who;
end $$;
--> statement-breakpoint
-- At the end of the transaction nothing tells any more who a forgotten member was.
create function leave_no_name() returns trigger language plpgsql as $$
begin
  if exists (select from former_names where school_id = new.school_id and member_id = new.id) or exists (select from invitations where school_id = new.school_id and member_id = new.id)
  then raise exception 'a forgotten member leaves no name' using errcode = 'check_violation', constraint = 'members_leave_no_name'; end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger members_leave_no_name after update on members deferrable initially deferred for each row when (new.forgotten_at is not null) execute function leave_no_name();
