-- What happens on one initiative and shows nowhere but on its own pages and in lists of all is told
-- with its number: `updates/7`. The third part of a word in `skein.told` is the member, of what is
-- one member's alone, or that number. What one transaction tells of more than a hundred members or
-- initiatives is told of all.
create or replace function told() returns trigger
language plpgsql
as $$
declare
  line jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  before text := coalesce(current_setting('skein.told', true), '');
  whose text := line ->> tg_argv[2];
  word text;
  to_all text;
  told_to bigint;
begin
  if tg_argv[3] = 'initiative' then
    select number::text
    into whose
    from initiatives i
    where i.school_id = (line ->> tg_argv[0])::uuid and i.id = whose::uuid;
  elsif tg_argv[3] = 'update' then
    select i.number::text
    into whose
    from updates u join initiatives i on i.school_id = u.school_id and i.id = u.initiative_id
    where u.school_id = (line ->> tg_argv[0])::uuid and u.id = whose::uuid;
  end if;
  word := concat_ws('/', line ->> tg_argv[0], tg_argv[1], whose);
  to_all := concat_ws('/', line ->> tg_argv[0], tg_argv[1], 'everyone');
  if strpos(' ' || before || ' ', ' ' || word || ' ') > 0 then return null; end if;
  if whose is not null then
    if strpos(before, to_all) > 0 then return null; end if;
    select count(*) into told_to from regexp_matches(before, left(to_all, -8), 'g');
    if told_to >= 100 then word := to_all; end if;
  end if;
  perform set_config('skein.told', ltrim(before || ' ' || word), true);
  return null;
end
$$;
