-- A reference from a table to itself: the correction and the decision it replaces are of the same school.
alter table contributions add constraint contributions_corrects foreign key (school_id, corrects_id) references contributions (school_id, id);
--> statement-breakpoint
alter table updates add constraint updates_corrects foreign key (school_id, corrects_id) references updates (school_id, id);
--> statement-breakpoint
alter table decisions add constraint decisions_supersedes foreign key (school_id, supersedes_id) references decisions (school_id, id);
--> statement-breakpoint
-- What must never happen to a turn.
alter table turns add column during tstzrange generated always as (tstzrange(began_at, ended_at, '[)')) stored;
--> statement-breakpoint
alter table turns add constraint turns_one_lead_a_seat
  exclude using gist (school_id with =, initiative_id with =, seat with =, during with &&) where (role = 'lead');
--> statement-breakpoint
alter table turns add constraint turns_one_role_a_person
  exclude using gist (school_id with =, initiative_id with =, member_id with =, during with &&);
--> statement-breakpoint
-- History is never overwritten: a turn is begun, ended once and reflected upon; nothing else about it changes.
create function keep_turn() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a turn is never deleted' using errcode = 'restrict_violation', constraint = 'turns_kept'; end if;
  if (new.school_id, new.id, new.initiative_id, new.member_id, new.role, new.seat, new.began_at, new.came_about, new.reason)
     is distinct from (old.school_id, old.id, old.initiative_id, old.member_id, old.role, old.seat, old.began_at, old.came_about, old.reason)
     or (old.ended_at is not null and new.ended_at is distinct from old.ended_at and old.ended_at <= skein_now())
  then raise exception 'a turn is never rewritten' using errcode = 'restrict_violation', constraint = 'turns_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger turns_kept before update or delete on turns for each row execute function keep_turn();
--> statement-breakpoint
create function keep_as_written() returns trigger language plpgsql as $$
begin
  raise exception 'what stands in % is never changed', tg_table_name using errcode = 'restrict_violation', constraint = tg_table_name || '_kept';
end $$;
--> statement-breakpoint
create trigger decisions_kept before update or delete on decisions for each row execute function keep_as_written();
--> statement-breakpoint
create trigger decision_participants_kept before update or delete on decision_participants for each row execute function keep_as_written();
--> statement-breakpoint
create trigger updates_kept before update or delete on updates for each row execute function keep_as_written();
--> statement-breakpoint
create trigger stage_moves_kept before update or delete on stage_moves for each row execute function keep_as_written();
--> statement-breakpoint
-- The ledger may only be declined by the one who was thanked; everything else in it stays as it was written.
create function keep_ledger() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'declined_at' is distinct from to_jsonb(old) - 'declined_at' or old.declined_at is not null
  then raise exception 'the ledger is never rewritten' using errcode = 'restrict_violation', constraint = 'contributions_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger contributions_kept before update or delete on contributions for each row execute function keep_ledger();
--> statement-breakpoint
-- The wall between schools: on every table that carries a school.
do $$ declare tenant regclass; begin
  for tenant in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  loop perform isolate(tenant); end loop;
end $$;
--> statement-breakpoint
alter table schools enable row level security;
--> statement-breakpoint
alter table schools force row level security;
--> statement-breakpoint
create policy own_school on schools to skein_app using (id = (select current_school())) with check (id = (select current_school()));
--> statement-breakpoint
create policy door_reads on schools for select to skein_door using (true);
--> statement-breakpoint
grant select, insert, update on schools to skein_app;
--> statement-breakpoint
-- The door: accounts, sessions and resets are for its role alone.
alter table accounts enable row level security;
--> statement-breakpoint
alter table accounts force row level security;
--> statement-breakpoint
create policy door on accounts to skein_door using (true) with check (true);
--> statement-breakpoint
alter table sessions enable row level security;
--> statement-breakpoint
alter table sessions force row level security;
--> statement-breakpoint
create policy door on sessions to skein_door using (true) with check (true);
--> statement-breakpoint
alter table password_resets enable row level security;
--> statement-breakpoint
alter table password_resets force row level security;
--> statement-breakpoint
create policy door on password_resets to skein_door using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on accounts, sessions, password_resets to skein_door;
--> statement-breakpoint
grant select on schools, members, invitations, school_versions to skein_door;
--> statement-breakpoint
create schema door authorization skein_door;
--> statement-breakpoint
grant usage on schema door to skein_app;
--> statement-breakpoint
set role skein_door;
--> statement-breakpoint
-- Who stands at the door: session, account and every school they belong to now, in one look-up.
create function door.session(token_hash text) returns table (
  id text, account_id uuid, expires_at timestamptz, email text, name text, now timestamptz, memberships json
) language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.account_id, s.expires_at, a.email, a.name, skein_now(),
    coalesce((
      select json_agg(json_build_object(
        'schoolId', m.school_id, 'slug', c.slug, 'school', c.name, 'timeZone', c.time_zone,
        'today', (skein_now() at time zone c.time_zone)::date, 'version', coalesce(v.version, 0),
        'memberId', m.id, 'memberName', m.name, 'initials', m.initials, 'access', m.access, 'position', m.position) order by c.name)
      from members m join schools c on c.id = m.school_id left join school_versions v on v.school_id = m.school_id
      where m.account_id = s.account_id and m.left_on is null
    ), '[]'::json)
  from sessions s join accounts a on a.id = s.account_id
  where s.id = $1
$$;
--> statement-breakpoint
create function door.invitation(token_hash text) returns table (
  school_id uuid, slug text, school text, invitation_id uuid, email text, name text, inviter text, open boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select i.school_id, c.slug, c.name, i.id, i.email, i.name, m.name,
    i.accepted_at is null and i.withdrawn_at is null and i.expires_at > skein_now()
  from invitations i join schools c on c.id = i.school_id join members m on (m.school_id, m.id) = (i.school_id, i.invited_by)
  where i.token_hash = $1
$$;
--> statement-breakpoint
-- A school that lets a member go ends that account's sessions; it can do so for its own members only.
create function door.end_sessions_of(member uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from sessions where account_id = (
    select account_id from members where school_id = current_school() and members.id = member)
$$;
--> statement-breakpoint
reset role;
--> statement-breakpoint
grant execute on all functions in schema door to skein_app;
