-- Last in its transaction: every writer takes the row of the school's version, so all take it last.
-- Answers how many schools were told.
create or replace function tell() returns integer
language plpgsql
as $$
declare
  news record;
  counted bigint;
  schools_told int := 0;
begin
  for news in
    select school, coalesce(
      json_agg(
        distinct case when whose = '' or is_of_all then topic else topic || '/' || whose end
      ) filter (where topic <> 'mine' or whose = ''), '[]'
    ) as topics, array_agg(distinct whose) filter (where topic = 'mine' and whose <> '') as mine
    from (
      -- A notification holds 8,000 characters.
      select school, topic, whose, whose = 'everyone'
        or count(*) over (partition by school, topic) > 40 as is_of_all
      from (
        select distinct split_part(word, '/', 1)::uuid as school, split_part(word, '/', 2) as topic,
          split_part(word, '/', 3) as whose
        from unnest(string_to_array(coalesce(current_setting('skein.told', true), ''), ' ')) word
      ) parts ) words
      group by school
      order by school loop
    update school_versions
      set version = version + 1
      where school_id = news.school
      returning version
      into counted;
    -- What is told to more than a hundred is told to all.
    perform pg_notify(
      'skein', json_build_object(
        'school', news.school, 'version', coalesce(counted, 0), 'topics', news.topics, 'mine',
        case
          when cardinality(news.mine) > 100 then '["everyone"]'
          else coalesce(to_json(news.mine), '[]')
        end
      )::text
    );
    schools_told := schools_told + 1;
  end loop;
  perform set_config('skein.told', '', true);
  return schools_told;
end
$$;
grant execute on function tell() to skein_app, skein_door;
