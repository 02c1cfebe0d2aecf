create or replace function keep_time_zone() returns trigger
language plpgsql
as $$
begin
  perform set_config('skein.time_zone', new.time_zone, true);
  return null;
end
$$;
