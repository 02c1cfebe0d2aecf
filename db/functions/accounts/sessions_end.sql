-- Sessions that end are told at once, so that what is open on them ends too. Of an id, which is the
-- hash of a token, its first sixteen characters are said: enough to know one's own by, and no key
-- to anything.
create or replace function sessions_end() returns trigger
language plpgsql
as $$
declare ended text[];
begin
  select array_agg(left(id, 16)) into ended from gone;
  if ended is not null then
    perform pg_notify(
      'skein', json_build_object(
        'sessions', case when cardinality(ended) > 200 then '["every one"]' else to_json(ended) end
      )::text
    );
  end if;
  return null;
end
$$;
