-- What is written in a school is told by the tables themselves, so that no act can forget to. A word of `skein.told` is a school, a topic
-- and, where it is one member's affair alone, that member; the words last as long as the transaction.
create function told() returns trigger language plpgsql as $$
declare
  line jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  before text := coalesce(current_setting('skein.told', true), '');
  word text := concat_ws('/', line ->> tg_argv[0], tg_argv[1], line ->> tg_argv[2]);
begin
  if word <> all (string_to_array(before, ' ')) then perform set_config('skein.told', ltrim(before || ' ' || word), true); end if;
  return null;
end $$;
--> statement-breakpoint
-- Makes a table tell its topic: to the whole school, or to the member whose id stands in the column `whose`. What changes in the columns
-- `except` alone is not told.
create function tells(tenant regclass, topic text, whose text default null, except_columns text[] default '{}', school text default 'school_id') returns void language plpgsql as $$
declare
  words text := concat_ws(', ', quote_literal(school), quote_literal(topic), quote_literal(whose));
begin
  execute format('create trigger %I after insert or delete on %s for each row execute function told(%s)', 'told_' || topic, tenant, words);
  execute format('create trigger %I after update on %s for each row when (to_jsonb(new) - %L::text[] is distinct from to_jsonb(old) - %L::text[]) execute function told(%s)',
    'told_' || topic || '_changed', tenant, except_columns, except_columns, words);
end $$;
--> statement-breakpoint
-- Last in its transaction: every writer takes the row of the school's version, so all take it last. Answers how many schools were told.
create function tell() returns int language plpgsql as $$
declare
  news record;
  counted bigint;
  schools_told int := 0;
begin
  for news in
    select school, coalesce(json_agg(distinct topic) filter (where topic <> 'mine' or member = ''), '[]') as topics, array_agg(distinct member) filter (where member <> '') as mine
    from (
      select split_part(word, '/', 1)::uuid as school, split_part(word, '/', 2) as topic, split_part(word, '/', 3) as member
      from unnest(string_to_array(coalesce(current_setting('skein.told', true), ''), ' ')) word
    ) words group by school order by school
  loop
    update school_versions set version = version + 1 where school_id = news.school returning version into counted;
    -- A notification holds 8,000 characters: what is told to more than a hundred is told to all.
    perform pg_notify('skein', json_build_object('school', news.school, 'version', coalesce(counted, 0), 'topics', news.topics,
      'mine', case when cardinality(news.mine) > 100 then '["everyone"]' else coalesce(to_json(news.mine), '[]') end)::text);
    schools_told := schools_told + 1;
  end loop;
  perform set_config('skein.told', '', true);
  return schools_told;
end $$;
--> statement-breakpoint
grant execute on function tell() to skein_app, skein_door;
--> statement-breakpoint
grant update on school_versions to skein_door;
--> statement-breakpoint
create policy door_counts on school_versions for update to skein_door using (true);
--> statement-breakpoint
select tells('schools', 'school', null, '{last_initiative,last_decision}', 'id');
--> statement-breakpoint
select tells(tenant, 'school') from unnest('{school_years,terms,closed_days,method_templates,sip_goals}'::regclass[]) tenant;
--> statement-breakpoint
select tells('members', 'members', null, '{caught_up_at,letters}');
--> statement-breakpoint
select tells(tenant, 'members') from unnest('{invitations,leaves,passings}'::regclass[]) tenant;
--> statement-breakpoint
select tells(tenant, 'initiatives') from unnest('{initiatives,stage_moves,resets,barriers,actions}'::regclass[]) tenant;
--> statement-breakpoint
select tells(tenant, 'turns') from unnest('{turns,hand_overs,rotation_plans,rotation_order,turn_changes}'::regclass[]) tenant;
--> statement-breakpoint
select tells(tenant, 'updates') from unnest('{updates,stances}'::regclass[]) tenant;
--> statement-breakpoint
select tells(tenant, 'calls') from unnest('{calls,offers,asks}'::regclass[]) tenant;
--> statement-breakpoint
select tells('contributions', 'contributions');
--> statement-breakpoint
select tells(tenant, 'decisions') from unnest('{decisions,decision_texts,decision_participants,decision_reviews,decision_nudges,review_reminders,proposals,askings,responses,
  response_changes,held_ballots,ballot_keys,ballots,objections,objection_steps,thread_entries,answers,rounds,speakers}'::regclass[]) tenant;
--> statement-breakpoint
-- What concerns one member alone: what they are told, thanks to them, and what they marked or chose for themselves.
select tells('notices', 'mine', 'member_id', '{mailed_at,digest_id}');
--> statement-breakpoint
select tells('calendar_feeds', 'mine', 'member_id');
--> statement-breakpoint
create trigger told_mine after insert on contributions for each row when (new.source = 'thanks') execute function told('school_id', 'mine', 'member_id');
--> statement-breakpoint
create trigger told_mine_changed after update on contributions for each row when (new.source = 'thanks') execute function told('school_id', 'mine', 'member_id');
--> statement-breakpoint
create trigger told_mine_changed after update on members for each row when ((new.caught_up_at, new.letters) is distinct from (old.caught_up_at, old.letters)) execute function told('school_id', 'mine', 'id');
