-- What happens on one initiative and shows nowhere but on its own pages and in lists of all is told with its number: `updates/7`. The third
-- part of a word in `skein.told` is the member, of what is one member's alone, or that number. What one transaction tells of more than a
-- hundred members or initiatives is told of all.
create or replace function told() returns trigger language plpgsql as $$
declare
  line jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  before text := coalesce(current_setting('skein.told', true), '');
  whose text := line ->> tg_argv[2];
  word text;
  to_all text;
  told_to bigint;
begin
  if tg_argv[3] = 'initiative' then
    select number::text into whose from initiatives i where i.school_id = (line ->> tg_argv[0])::uuid and i.id = whose::uuid;
  elsif tg_argv[3] = 'update' then
    select i.number::text into whose from updates u join initiatives i on i.school_id = u.school_id and i.id = u.initiative_id
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
end $$;
--> statement-breakpoint
drop function tells(regclass, text, text, text[], text);
--> statement-breakpoint
-- Makes a table tell its topic: to the whole school, or to the member whose id stands in the column `whose`; or, where `of_one` says so, of
-- the initiative, or of the update's initiative, whose id stands there. What changes in the columns `except` alone is not told.
create function tells(tenant regclass, topic text, whose text default null, except_columns text[] default '{}', school text default 'school_id', of_one text default null) returns void language plpgsql as $$
declare
  words text := concat_ws(', ', quote_literal(school), quote_literal(topic), quote_literal(whose), quote_literal(of_one));
begin
  execute format('create trigger %I after insert or delete on %s for each row execute function told(%s)', 'told_' || topic, tenant, words);
  execute format('create trigger %I after update on %s for each row when (to_jsonb(new) - %L::text[] is distinct from to_jsonb(old) - %L::text[]) execute function told(%s)',
    'told_' || topic || '_changed', tenant, except_columns, except_columns, words);
end $$;
--> statement-breakpoint
-- Last in its transaction: every writer takes the row of the school's version, so all take it last. Answers how many schools were told.
create or replace function tell() returns int language plpgsql as $$
declare
  news record;
  counted bigint;
  schools_told int := 0;
begin
  for news in
    select school, coalesce(json_agg(distinct case when whose = '' or is_of_all then topic else topic || '/' || whose end) filter (where topic <> 'mine' or whose = ''), '[]') as topics,
      array_agg(distinct whose) filter (where topic = 'mine' and whose <> '') as mine
    from (
      -- A notification holds 8,000 characters.
      select school, topic, whose, whose = 'everyone' or count(*) over (partition by school, topic) > 40 as is_of_all
      from (
        select distinct split_part(word, '/', 1)::uuid as school, split_part(word, '/', 2) as topic, split_part(word, '/', 3) as whose
        from unnest(string_to_array(coalesce(current_setting('skein.told', true), ''), ' ')) word
      ) parts
    ) words group by school order by school
  loop
    update school_versions set version = version + 1 where school_id = news.school returning version into counted;
    -- What is told to more than a hundred is told to all.
    perform pg_notify('skein', json_build_object('school', news.school, 'version', coalesce(counted, 0), 'topics', news.topics,
      'mine', case when cardinality(news.mine) > 100 then '["everyone"]' else coalesce(to_json(news.mine), '[]') end)::text);
    schools_told := schools_told + 1;
  end loop;
  perform set_config('skein.told', '', true);
  return schools_told;
end $$;
--> statement-breakpoint
drop trigger told_updates on updates;
--> statement-breakpoint
drop trigger told_updates_changed on updates;
--> statement-breakpoint
select tells('updates', 'updates', 'initiative_id', of_one => 'initiative');
--> statement-breakpoint
drop trigger told_updates on stances;
--> statement-breakpoint
drop trigger told_updates_changed on stances;
--> statement-breakpoint
select tells('stances', 'updates', 'update_id', of_one => 'update');
--> statement-breakpoint
do $$
declare
  tenant text;
begin
  foreach tenant in array '{actions,barriers,resets,sponsor_asks}'::text[] loop
    execute format('drop trigger told_initiatives on %I', tenant);
    execute format('drop trigger told_initiatives_changed on %I', tenant);
    perform tells(tenant::regclass, 'initiatives', 'initiative_id', of_one => 'initiative');
  end loop;
end $$;
--> statement-breakpoint
-- A duty is looked at wherever someone is suggested for a lead, and who corrects a line may correct a duty.
drop trigger told_work on contributions;
--> statement-breakpoint
create trigger told_work after insert on contributions for each row
  when (new.corrects_id is not null or new.kind in ('facilitated', 'took notes'))
  execute function told('school_id', 'work');
--> statement-breakpoint
create trigger told_work_here after insert on contributions for each row
  when (new.initiative_id is not null and new.corrects_id is null and new.kind not in ('facilitated', 'took notes'))
  execute function told('school_id', 'work', 'initiative_id', 'initiative');
