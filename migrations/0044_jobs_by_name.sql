-- What may be put off, and by whom: a school's acts, or the door's. Any other name is refused, so that what runs on the server's behalf (the
-- look of every minute, the sweep) cannot be asked for by a session that was led astray.
create table jobs.tasks (task text primary key, asked_by text not null check (asked_by in ('school', 'door')));
--> statement-breakpoint
insert into jobs.tasks values ('invitation letter', 'school'), ('digest letter', 'school'), ('reset letter', 'door'), ('sign-up letter', 'door'),
  ('new address letter', 'door'), ('address notice', 'door');
--> statement-breakpoint
create or replace function jobs.later(task text, told jsonb, key text default null, at timestamptz default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  school uuid := public.current_school();
  asker text := case when school is null then 'door' else 'school' end;
  role text := case when school is null then 'skein_door' else 'skein_app' end;
begin
  if not exists (select from jobs.tasks t where t.task = later.task and t.asked_by = asker) or not pg_has_role(session_user, role, 'member') then
    raise exception 'this may not be put off here' using errcode = 'insufficient_privilege';
  end if;
  if octet_length(told::text) > 8000 or octet_length(key) > 200 or at > now() + interval '400 days' then
    raise exception 'this is too much to put off' using errcode = 'program_limit_exceeded';
  end if;
  perform graphile_worker.add_job(
    task,
    payload => (coalesce(told, '{}') || jsonb_build_object('school', school))::json,
    run_at => at,
    job_key => coalesce(school::text, 'door') || ' ' || task || ' ' || key);
end $$;
--> statement-breakpoint
-- Gives back the jobs of every worker but one that does not show, by a lock, that it lives.
create function jobs.free_those_of_the_dead(self text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select graphile_worker.force_unlock_workers(array(
    select worker from (select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null) as busy
    where worker <> self and pg_try_advisory_xact_lock(hashtextextended(worker, 0))))
$$;
--> statement-breakpoint
-- Deletes the jobs that will never be tried again, and with them whatever they were told.
create function jobs.forget_failed() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where attempts >= max_attempts and locked_at is null))
$$;
--> statement-breakpoint
revoke all on function jobs.free_those_of_the_dead(text), jobs.forget_failed() from public;
--> statement-breakpoint
grant execute on function jobs.free_those_of_the_dead(text), jobs.forget_failed() to skein_door;
