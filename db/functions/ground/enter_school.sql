-- The local time of the school in scope: said once, at the entrance, so that a day is reckoned
-- without looking the school up for every row.
create or replace function enter_school(school text) returns void
language plpgsql
as $$
begin
  perform set_config('skein.school', school, true);
  perform set_config(
    'skein.time_zone', coalesce(
      (select time_zone from schools where id = nullif(school, '')::uuid), 'UTC'
    ), true
  );
end
$$;
