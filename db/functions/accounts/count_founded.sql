-- Counts the schools that an account sets up: its first member is who did.
create or replace function door.count_founded() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not exists (select from members m where m.school_id = new.school_id)
  then update accounts set schools_founded = schools_founded + 1 where id = new.account_id; end if;
  return new;
end
$$;
grant execute on function door.count_founded() to skein_app, skein_door;
