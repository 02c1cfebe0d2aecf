-- What someone was told, they were told: a notice is read once, and says the same for ever. It stands in one letter; one that could not be
-- sent on its day gives it back, for the next.
create function keep_notice() returns trigger language plpgsql as $$
declare marks text[] := array['seen_at', 'mailed_at', 'digest_id'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - marks is distinct from to_jsonb(old) - marks
     or (old.seen_at is not null and new.seen_at is distinct from old.seen_at)
     or (old.digest_id is not null and new.digest_id is not null and (new.digest_id, new.mailed_at) is distinct from (old.digest_id, old.mailed_at))
  then raise exception 'what someone was told is never taken back' using errcode = 'restrict_violation', constraint = 'notices_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger notices_kept before update or delete on notices for each row execute function keep_notice();
--> statement-breakpoint
create trigger digests_kept before update or delete on digests for each row execute function keep_as_written();
--> statement-breakpoint
grant select on digests to skein_door;
--> statement-breakpoint
set role skein_door;
--> statement-breakpoint
-- Whose letters a mailed secret stops: of a member who is still here.
create function door.letters(stop_hash text) returns table (school_id uuid, member_id uuid, slug text, school text, letters text) language sql stable security definer set search_path = public, pg_temp as $$
  select d.school_id, d.member_id, s.slug, s.name, m.letters from digests d join members m on (m.school_id, m.id) = (d.school_id, d.member_id) join schools s on s.id = d.school_id
  where d.stop_hash = $1 and m.left_on is null
$$;
--> statement-breakpoint
revoke execute on function door.letters(text) from public;
--> statement-breakpoint
grant execute on function door.letters(text) to skein_app, skein_door;
--> statement-breakpoint
reset role;
