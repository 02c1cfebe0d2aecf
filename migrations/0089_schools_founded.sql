-- One account founds at most fifty schools, ever, so that nobody fills the database with empty ones. What it owned was bounded before,
-- and could be handed to another account and back. The count is on the account, whose row makes two that are founded at once take turns.
drop trigger members_own_few_schools on members;
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "schools_founded" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_found_few_schools" CHECK ("accounts"."schools_founded" <= 50);
--> statement-breakpoint
set role skein_door;
--> statement-breakpoint
drop function door.keep_schools_few();
--> statement-breakpoint
update accounts a set schools_founded = least(50, (
  select count(*) from members m where m.account_id = a.id
    and m.id = (select f.id from members f where f.school_id = m.school_id order by f.joined_on, f.id limit 1)));
--> statement-breakpoint
create function door.count_founded() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from members m where m.school_id = new.school_id)
  then update accounts set schools_founded = schools_founded + 1 where id = new.account_id; end if;
  return new;
end $$;
--> statement-breakpoint
grant execute on function door.count_founded() to skein_app;
--> statement-breakpoint
reset role;
--> statement-breakpoint
create trigger members_count_founded before insert on members for each row when (new.account_id is not null) execute function door.count_founded();
