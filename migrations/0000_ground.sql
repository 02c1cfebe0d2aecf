create extension if not exists btree_gist;
--> statement-breakpoint
-- Roles belong to the whole server, so another Skein database beside this one may have made them already.
do $$ begin
  if not exists (select from pg_roles where rolname = 'skein_app') then create role skein_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'skein_door') then create role skein_door nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
grant skein_app, skein_door to current_user;
--> statement-breakpoint
-- The school in scope, or null: with no school nothing can be read and nothing written.
create function current_school() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('skein.school', true), '')::uuid $$;
--> statement-breakpoint
-- The product's clock. A demo laid around another day moves it for its own database: alter database … set skein.clock = '-30 days'.
create function skein_now() returns timestamptz language sql stable parallel safe
  as $$ select statement_timestamp() + coalesce(nullif(current_setting('skein.clock', true), ''), '0')::interval $$;
--> statement-breakpoint
-- Puts a tenant table behind its wall; every migration that makes one calls it.
create function isolate(tenant regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant);
  execute format('alter table %s force row level security', tenant);
  execute format('create policy own_school on %s to skein_app using (school_id = (select current_school())) with check (school_id = (select current_school()))', tenant);
  execute format('create policy door_reads on %s for select to skein_door using (true)', tenant);
  execute format('grant select, insert, update, delete on %s to skein_app', tenant);
end $$;
