-- Gives back the jobs of every worker but one that does not show, by a lock, that it lives.
create or replace function jobs.free_those_of_the_dead(self text) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  select graphile_worker.force_unlock_workers(
    array(
      select worker
      from (
        select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null
      ) as busy
      where worker <> self and pg_try_advisory_xact_lock(hashtextextended(worker, 0))
    )
  )
$$;
revoke execute on function jobs.free_those_of_the_dead(text) from public;
grant execute on function jobs.free_those_of_the_dead(text) to skein_door;
