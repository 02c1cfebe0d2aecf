-- Taken by who sends before anything is counted, the school before the account: letters sent at the
-- same moment are counted one after another.
create or replace function door.hold_invitations(school uuid, member uuid) returns void
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('invitations ' || school, 0));
  perform pg_advisory_xact_lock(hashtextextended('invitations of ' || coalesce(account_id, id), 0))
    from members
    where school_id = school and id = member;
end
$$;
revoke execute on function door.hold_invitations(uuid, uuid) from public;
grant execute on function door.hold_invitations(uuid, uuid) to skein_app, skein_door;
