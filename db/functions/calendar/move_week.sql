-- Who worked on the days of the school goes on doing so when they change; days of one's own stay.
create or replace function move_week() returns trigger
language plpgsql
as $$
begin
  update members
    set works_on = new.works_on
    where school_id = new.id and works_on = old.works_on and left_on is null;
  return null;
end
$$;
