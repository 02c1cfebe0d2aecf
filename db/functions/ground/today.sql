-- The day it is in the school in scope.
create or replace function today() returns date
language sql stable parallel safe
as $$
  select (skein_now() at time zone current_setting('skein.time_zone'))::date
$$;
