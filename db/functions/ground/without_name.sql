-- What Skein wrote about someone, without their name.
create or replace function without_name(said text, name text) returns text
language sql immutable
as $$
  select regexp_replace(
    said,
    '(?<![[:alnum:]])' || regexp_replace(
      name, '([].*+?^${}()|\\[])', '\\\1', 'g'
    ) || '(?![[:alnum:]])',
    'Former member', 'g'
  )
$$;
