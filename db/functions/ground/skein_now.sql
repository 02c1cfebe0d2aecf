-- Asked of every row that a question looks at, so it reads its setting, and no interval, where the
-- clock was never moved.
create or replace function skein_now() returns timestamptz
language sql stable parallel safe
as $$
  select case
    when coalesce(current_setting('skein.clock', true), '') = '' then statement_timestamp()
    else statement_timestamp() + current_setting('skein.clock', true)::interval
  end
$$;
