-- A school that changes, or is new, is looked at within a minute. Counted, so that a look that was
-- under way does not take the change for seen.
create or replace function look_again() returns trigger
language plpgsql
as $$
begin
  insert into school_looks as l (school_id)
    values (new.school_id)
    on conflict (school_id) do update set look_at = least(l.look_at, skein_now()),
      changes = l.changes + 1;
  return null;
end
$$;
