-- What had stopped and begins again does so without those who left in the meantime.
create or replace function begin_again_without_gone() returns trigger
language plpgsql
as $$
begin
  new.sponsor_id := (
    select id
    from members
    where school_id = new.school_id and id = new.sponsor_id and left_on is null
  );
  new.technical_owner_id := (
    select id
    from members
    where school_id = new.school_id and id = new.technical_owner_id and left_on is null
  );
  return new;
end
$$;
