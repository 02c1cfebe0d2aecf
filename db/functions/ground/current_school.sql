-- The school in scope, or null: with no school nothing can be read and nothing written.
create or replace function current_school() returns uuid
language sql stable parallel safe
as $$
  select nullif(current_setting('skein.school', true), '')::uuid
$$;
