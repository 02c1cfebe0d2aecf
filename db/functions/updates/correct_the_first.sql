-- A correction is its writer's own, stays where the first was written (with its initiative, unless
-- another column is named), and names what was written first.
create or replace function correct_the_first() returns trigger
language plpgsql
as $$
declare
  place text := coalesce(tg_argv[0], 'initiative_id');
  is_first boolean;
begin
  if new.corrects_id is null then return new; end if;
  execute format(
    'select exists (select from %I first where (first.school_id, first.id) = ($1, $2) '
    'and (first.%I, first.written_by) = ($3, $4) and first.corrects_id is null)',
    tg_table_name, place
  )
    into is_first
    using new.school_id, new.corrects_id, (to_jsonb(new) ->> place)::uuid, new.written_by;
  if not is_first then
    raise exception 'a correction names the first writing of the same hand'
      using errcode = 'restrict_violation', constraint = tg_table_name || '_correct_the_first';
  end if;
  return new;
end
$$;
