-- Work for later. The queue's own tables are its own and nobody's to read; the one way in adds a job of the school in scope, in the
-- transaction of whoever asks. A key is the school's: no school replaces the job of another.
create schema jobs;
--> statement-breakpoint
grant usage on schema jobs to skein_app, skein_door;
--> statement-breakpoint
create function jobs.later(task text, told jsonb, key text default null, at timestamptz default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare school uuid := public.current_school();
begin
  perform graphile_worker.add_job(
    task,
    payload => (coalesce(told, '{}') || jsonb_build_object('school', school))::json,
    run_at => at,
    job_key => coalesce(school::text, 'door') || ' ' || task || ' ' || key);
end $$;
--> statement-breakpoint
revoke all on function jobs.later(text, jsonb, text, timestamptz) from public;
--> statement-breakpoint
grant execute on function jobs.later(text, jsonb, text, timestamptz) to skein_app, skein_door;
