-- Deletes the jobs that will never be tried again, and with them whatever they were told.
create or replace function jobs.forget_failed() returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  select graphile_worker.complete_jobs(
    array(select id from graphile_worker.jobs where attempts >= max_attempts and locked_at is null)
  )
$$;
revoke execute on function jobs.forget_failed() from public;
grant execute on function jobs.forget_failed() to skein_door;
