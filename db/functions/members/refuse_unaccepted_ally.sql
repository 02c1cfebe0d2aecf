-- Nobody is an ally who has not said yes.
create or replace function refuse_unaccepted_ally() returns trigger
language plpgsql
as $$
begin
  if not exists (
    select
    from ally_asks
    where school_id = new.school_id and id = new.ask_id and answer = 'accepted'
  )
  then
    raise exception 'an ally has said yes'
      using errcode = 'check_violation', constraint = 'alliances_accepted';
  end if;
  return new;
end
$$;
