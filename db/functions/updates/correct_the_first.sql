-- A correction is its writer's own, stays with its initiative, and names what was written first.
create or replace function correct_the_first() returns trigger
language plpgsql
as $$
begin
  if new.corrects_id is not null
    and not exists (
      select
      from updates first
      where (first.school_id, first.id, first.initiative_id, first.written_by) = (
        new.school_id, new.corrects_id, new.initiative_id, new.written_by
      )
        and first.corrects_id is null
    )
  then
    raise exception 'a correction names the first writing of the same hand'
      using errcode = 'restrict_violation', constraint = 'updates_correct_the_first';
  end if;
  return new;
end
$$;
