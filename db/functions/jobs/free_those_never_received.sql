-- Gives back the jobs that a worker was handed a while ago and does not have in hand: the answer
-- that handed them out was lost on its way, and they would stay locked for four hours.
create or replace function jobs.free_those_never_received(self text, in_hand bigint[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  update graphile_worker._private_jobs
  set locked_at = null, locked_by = null
  where locked_by = self and locked_at < now() - interval '1 minute' and id <> all (in_hand)
$$;
revoke execute on function jobs.free_those_never_received(text, bigint[]) from public;
grant execute on function jobs.free_those_never_received(text, bigint[]) to skein_door;
