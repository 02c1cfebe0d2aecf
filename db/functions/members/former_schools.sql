-- The schools that an account belonged to and does not any more, each with the day since.
create or replace function door.former_schools(account uuid)
returns table(slug text, school text, left_on date)
language sql stable security definer set search_path = public, pg_temp
as $$
  select c.slug, c.name, m.left_on
  from members m join schools c on c.id = m.school_id
  where m.account_id = $1 and m.left_on is not null
  order by m.left_on desc, c.name
$$;
revoke execute on function door.former_schools(uuid) from public;
grant execute on function door.former_schools(uuid) to skein_app, skein_door;
