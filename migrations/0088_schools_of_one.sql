-- One account owns at most fifty schools, so that nobody fills the database with empty ones. The lock lets two that are founded at once
-- follow each other.
set role skein_door;
--> statement-breakpoint
create function door.keep_schools_few() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('schools of ' || new.account_id, 0));
  if (select count(*) from members m where m.account_id = new.account_id and m.access = 'owner' and m.left_on is null) >= 50
  then raise exception 'one account owns at most fifty schools' using errcode = 'check_violation', constraint = 'members_own_few_schools'; end if;
  return new;
end $$;
--> statement-breakpoint
grant execute on function door.keep_schools_few() to skein_app;
--> statement-breakpoint
reset role;
--> statement-breakpoint
create trigger members_own_few_schools before insert on members for each row when (new.access = 'owner' and new.account_id is not null) execute function door.keep_schools_few();
