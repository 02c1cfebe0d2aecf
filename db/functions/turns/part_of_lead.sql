-- How a turn is a part of a lead: someone stands in for another, or goes on after days in which
-- others stood in for them. Null for a lead that begins here, and for other roles.
create or replace function part_of_lead(given turns) returns text
language sql stable
as $$
  select case
    when given.role <> 'lead' then null
    when given.stands_in_for is not null then 'stands in'
    when not begins_lead(given) then 'goes on'
  end
$$;
