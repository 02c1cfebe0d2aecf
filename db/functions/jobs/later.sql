-- Puts work off until this transaction has committed. Refuses what is not on the list of what a
-- school, or the door, may put off (jobs.tasks), and what is too long or too far away. A key is the
-- school's own.
create or replace function jobs.later(
  task text, told jsonb, key text default null, at timestamptz default null
)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  school uuid := public.current_school();
  asker text := case when school is null then 'door' else 'school' end;
  role text := case when school is null then 'skein_door' else 'skein_app' end;
begin
  if not exists (select from jobs.tasks t where t.task = later.task and t.asked_by = asker)
    or not pg_has_role(session_user, role, 'member')
  then
    raise exception 'this may not be put off here' using errcode = 'insufficient_privilege';
  end if;
  if octet_length(told::text) > 8000 or octet_length(key) > 200 or at > now() + interval '400 days'
  then
    raise exception 'this is too much to put off' using errcode = 'program_limit_exceeded';
  end if;
  perform graphile_worker.add_job(
    task,
    payload => (coalesce(told, '{}') || jsonb_build_object('school', school))::json,
    run_at => at,
    job_key => coalesce(school::text, 'door') || ' ' || task || ' ' || key);
end
$$;
revoke execute on function jobs.later(text, jsonb, text, timestamptz) from public;
grant execute on function jobs.later(text, jsonb, text, timestamptz) to skein_app, skein_door;
