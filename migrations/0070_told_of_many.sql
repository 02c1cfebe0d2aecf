-- What one transaction tells of many members, one by one, is kept short: each row looked at all that was told before it, so that ten
-- thousand notices took longer than a statement may. A hundred and one of a school are all of it (see `tell`).
create or replace function told() returns trigger language plpgsql as $$
declare
  line jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  before text := coalesce(current_setting('skein.told', true), '');
  word text := concat_ws('/', line ->> tg_argv[0], tg_argv[1], line ->> tg_argv[2]);
  to_all text := concat_ws('/', line ->> tg_argv[0], tg_argv[1], 'everyone');
  told_to bigint;
begin
  if strpos(' ' || before || ' ', ' ' || word || ' ') > 0 then return null; end if;
  if tg_argv[2] is not null then
    if strpos(before, to_all) > 0 then return null; end if;
    select count(*) into told_to from regexp_matches(before, left(to_all, -8), 'g');
    if told_to >= 100 then word := to_all; end if;
  end if;
  perform set_config('skein.told', ltrim(before || ' ' || word), true);
  return null;
end $$;
