-- No school sends more letters of invitation in an hour than it may.
create or replace function door.bound_invitations() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform door.hold_invitations(new.school_id, new.sent_by);
  if door.invitations_left(new.school_id, new.sent_by) < 1 then
    raise exception 'too many invitations in an hour'
      using errcode = 'check_violation', constraint = 'invitation_letters_in_an_hour';
  end if;
  return new;
end
$$;
grant execute on function door.bound_invitations() to skein_door;
