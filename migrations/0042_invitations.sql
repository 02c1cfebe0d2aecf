-- Every letter of an invitation that was sent, the first and those sent again: how many in an hour is bounded by counting them.
create table invitation_letters (
  school_id uuid not null default current_school(),
  id uuid not null,
  invitation_id uuid not null,
  sent_by uuid not null,
  sent_at timestamptz not null default skein_now(),
  constraint "invitation_letters_school_id_id_pk" primary key (school_id, id),
  constraint "invitation_letters_school_id_invitation_id_invitations_school_id_id_fk" foreign key (school_id, invitation_id) references invitations (school_id, id),
  constraint "invitation_letters_school_id_sent_by_members_school_id_id_fk" foreign key (school_id, sent_by) references members (school_id, id)
);
--> statement-breakpoint
create index invitation_letters_sent on invitation_letters (school_id, sent_at);
--> statement-breakpoint
create index invitation_letters_sender on invitation_letters (school_id, sent_by, sent_at);
--> statement-breakpoint
select isolate('invitation_letters');
--> statement-breakpoint
create trigger invitation_letters_kept before update or delete on invitation_letters for each row execute function keep_as_written();
--> statement-breakpoint
grant select on invitation_letters to skein_door;
--> statement-breakpoint
set role skein_door;
--> statement-breakpoint
-- How many more letters of invitation may go out now: a hundred in an hour for a school in its first fourteen days, 500 later. What one
-- account sends from several young schools counts together: founding another school gives no more letters.
create function door.invitations_left(school uuid, member uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  with young as (select id from schools where created_at > skein_now() - interval '14 days'),
  bound as (select exists (select from young where id = $1) as is_young)
  select greatest(0, case when is_young then 100 else 500 end - (
    select count(*) from invitation_letters l
    where l.sent_at > skein_now() - interval '1 hour' and (l.school_id = $1 or (is_young and l.school_id in (select id from young) and (l.school_id, l.sent_by) in (
      select other.school_id, other.id from members me join members other on other.account_id = me.account_id where me.school_id = $1 and me.id = $2)))))::int
  from bound
$$;
--> statement-breakpoint
-- Taken by who sends before anything is counted, the school before the account: letters sent at the same moment are counted one after another.
create function door.hold_invitations(school uuid, member uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('invitations ' || school, 0));
  perform pg_advisory_xact_lock(hashtextextended('invitations of ' || coalesce(account_id, id), 0)) from members where school_id = school and id = member;
end $$;
--> statement-breakpoint
create function door.bound_invitations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform door.hold_invitations(new.school_id, new.sent_by);
  if door.invitations_left(new.school_id, new.sent_by) < 1 then
    raise exception 'too many invitations in an hour' using errcode = 'check_violation', constraint = 'invitation_letters_in_an_hour';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- What a mailed token opens, or how it ended; and whether whoever used it is the account that asks, and is here.
drop function door.invitation(text);
--> statement-breakpoint
create function door.invitation(token_hash text) returns table (
  school_id uuid, slug text, school text, invitation_id uuid, email text, name text, inviter text, ended text
) language sql stable security definer set search_path = public, pg_temp as $$
  select i.school_id, c.slug, c.name, i.id, i.email, i.name, m.name,
    case when i.accepted_at is not null then 'used' when i.withdrawn_at is not null then 'withdrawn' when i.expires_at <= skein_now() then 'expired' end
  from invitations i join schools c on c.id = i.school_id join members m on (m.school_id, m.id) = (i.school_id, i.invited_by)
  where i.token_hash = $1
$$;
--> statement-breakpoint
-- The schools that an account belonged to and does not any more, each with the day since.
create function door.former_schools(account uuid) returns table (slug text, school text, left_on date) language sql stable security definer set search_path = public, pg_temp as $$
  select c.slug, c.name, m.left_on from members m join schools c on c.id = m.school_id where m.account_id = $1 and m.left_on is not null order by m.left_on desc, c.name
$$;
--> statement-breakpoint
-- An account is its person's own, and may belong to other schools: no school ends its sessions.
drop function door.end_sessions_of(uuid);
--> statement-breakpoint
revoke execute on function door.invitations_left(uuid, uuid), door.hold_invitations(uuid, uuid), door.invitation(text), door.former_schools(uuid) from public;
--> statement-breakpoint
grant execute on function door.invitations_left(uuid, uuid), door.hold_invitations(uuid, uuid), door.invitation(text), door.former_schools(uuid) to skein_app, skein_door;
--> statement-breakpoint
reset role;
--> statement-breakpoint
create trigger invitation_letters_bounded before insert on invitation_letters for each row execute function door.bound_invitations();
