-- Names stand in the order of the alphabet, not of their bytes: small beside capital letters, letters with accents beside those without, 9
-- before 10. The order belongs to the columns, so that no list can forget it. English, as Skein speaks; another language changes this line.
create collation alphabet (provider = icu, locale = 'en-u-kn-true');
--> statement-breakpoint
drop view said_members;
--> statement-breakpoint
alter table members alter column name type text collate alphabet;
--> statement-breakpoint
alter table former_names alter column name type text collate alphabet;
--> statement-breakpoint
alter table invitations alter column name type text collate alphabet;
--> statement-breakpoint
alter table accounts alter column name type text collate alphabet;
--> statement-breakpoint
alter table sign_ups alter column name type text collate alphabet;
--> statement-breakpoint
alter table schools alter column name type text collate alphabet;
--> statement-breakpoint
alter table school_years alter column name type text collate alphabet;
--> statement-breakpoint
alter table terms alter column name type text collate alphabet;
--> statement-breakpoint
alter table closed_days alter column name type text collate alphabet;
--> statement-breakpoint
alter table method_templates alter column name type text collate alphabet;
--> statement-breakpoint
alter table sip_goals alter column title type text collate alphabet;
--> statement-breakpoint
alter table initiatives alter column title type text collate alphabet;
--> statement-breakpoint
create view said_members with (security_invoker = true) as
  select m.school_id, m.id, m.name || coalesce(away.said, ', here until ' || to_char(m.last_day_on, 'FMMon FMDD'), '') as name
  from members m join schools s on s.id = m.school_id
    cross join lateral (select (skein_now() at time zone s.time_zone)::date as day) today
    left join lateral (
      select case when l.starts_on > today.day then ', away from ' || to_char(l.starts_on, 'FMMon FMDD') else ', on leave' || coalesce(' until ' || to_char(l.ends_on, 'FMMon FMDD'), '') end as said
      from leaves l
      where l.school_id = m.school_id and l.member_id = m.id and l.cancelled_at is null and (l.ends_on is null or l.ends_on >= today.day) and l.starts_on <= today.day + 14
      order by l.starts_on limit 1
    ) away on true;
--> statement-breakpoint
grant select on said_members to skein_app;
--> statement-breakpoint
-- Words as one looks for them: small letters without accents, one blank between words. Letters that are one with their stroke or their
-- neighbor are taken apart; marks and quotes of every kind part words. By the alphabet, since a database of locale C knows ASCII alone.
create or replace function said_plainly(words text) returns text language sql immutable parallel safe as $$
  select trim(regexp_replace(
    replace(replace(replace(replace(translate(
      lower(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g') collate public.alphabet),
      'øłđðħŧı', 'olddhti'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
    '[[:space:][:punct:]$+<=>^`|~´]+', ' ', 'g'))
$$;
--> statement-breakpoint
-- Each text by the stems of its words, and by the words as they are: for beginnings, and for those that the dictionary drops.
drop index decision_texts_words;
--> statement-breakpoint
alter table decision_texts drop column words;
--> statement-breakpoint
alter table decision_texts add column words tsvector
  generated always as (to_tsvector('english', said_plainly(body)) || to_tsvector('simple', said_plainly(body))) stored;
--> statement-breakpoint
create index decision_texts_words on decision_texts using gin (school_id, words);
--> statement-breakpoint
set role skein_door;
--> statement-breakpoint
-- The best text of each decision of the school in scope where these words stand, and what was looked for, to make a snippet by; among these
-- decisions only, if any are named. Row security would keep the index from being used (a text match is not leakproof), so this runs as the
-- door, which no policy narrows, and checks the school itself: it answers with keys, and what they open is read through the wall.
-- Words are found by their stems and by their beginnings. Those that every decision shares ("decide"), and those that say little ("it"),
-- count only when there is nothing else; IT in capitals is IT.
create or replace function door.decision_hits(said text, among uuid[] default null) returns table (decision_id uuid, text_id uuid, query tsquery, rank real)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  capitals text[] := array(select distinct m[1] from regexp_matches(said, '\m([A-Z]{2,})\M', 'g') m where to_tsvector('english', m[1]) = '' and (said <> upper(said) or trim(said) = m[1]));
  in_capitals text := '\m(' || nullif(array_to_string(capitals, '|'), '') || ')\M';
  is_alone boolean; terms text[]; exact tsquery; either tsquery; every tsquery;
begin
  with words as (
    select word, (select lexeme from unnest(to_tsvector('english', word)) limit 1) as stem from (select distinct unnest(string_to_array(said_plainly(said), ' ')) as word) said
  ), weighed as (
    select *, case when stem is null then case when word = any (array(select lower(unnest(capitals)))) then 3 else 1 end when stem in ('decid', 'decis', 'agre', 'settl') then 2 else 3 end as weight from words where word <> ''
  )
  select array_agg(case when stem is null then quote_literal(word) when length(word) = 1 then quote_literal(stem) else '(' || quote_literal(stem) || ' | ' || quote_literal(word) || ':*)' end),
    array_to_string(array_agg(quote_literal(coalesce(stem, word))), ' | ')::tsquery, bool_and(stem is null)
    into terms, exact, is_alone from weighed where weight = (select max(weight) from weighed);
  if terms is null then return; end if;
  either := array_to_string(terms, ' | ')::tsquery;
  every := array_to_string(terms, ' & ')::tsquery;
  return query
    select distinct on (t.decision_id) t.decision_id, t.id, either,
      ((ts_rank_cd(t.words, exact) + ts_rank_cd(t.words, either) / 4) * case t.part when 'outcome' then 4 when 'question' then 3 when 'proposal' then 2 else 1 end
        + case when t.words @@ every then 10 else 0 end + case when t.body ~ in_capitals then 5 else 0 end)::real as score
    from decision_texts t where t.school_id = current_school() and t.words @@ either and (among is null or t.decision_id = any (among))
      and (in_capitals is null or not is_alone or t.body ~ in_capitals)
    order by t.decision_id, score desc, t.id;
end $$;
--> statement-breakpoint
reset role;
