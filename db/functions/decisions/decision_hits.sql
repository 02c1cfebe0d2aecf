-- The best text of each decision of the school in scope where these words stand, and what was
-- looked for, to make a snippet by; among these decisions only, if any are named. Row security
-- would keep the index from being used (a text match is not leakproof), so this runs as the door,
-- which no policy narrows, and checks the school itself: it answers with keys, and what they open
-- is read through the wall. Words are found by their stems and by their beginnings. Those that
-- every decision shares ("decide"), and those that say little ("it"), count only when there is
-- nothing else; IT in capitals is IT.
create or replace function door.decision_hits(said text, among uuid[] default null)
returns table(decision_id uuid, text_id uuid, query tsquery, rank real)
language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
  capitals text[] := array(
    select distinct m[1]
    from regexp_matches(said, '\m([A-Z]{2,})\M', 'g') m
    where to_tsvector('english', m[1]) = '' and (said <> upper(said) or trim(said) = m[1])
  );
  in_capitals text := '\m(' || nullif(array_to_string(capitals, '|'), '') || ')\M';
  is_alone boolean; terms text[]; exact tsquery; either tsquery; every tsquery;
begin
  with words as (
    select word, (select lexeme from unnest(to_tsvector('english', word)) limit 1) as stem
    from (select distinct unnest(string_to_array(said_plainly(said), ' ')) as word) said
  ),
    weighed as (
      select *, case
        when stem is null
          then case when word = any (array(select lower(unnest(capitals)))) then 3 else 1 end
        when stem in ('decid', 'decis', 'agre', 'settl') then 2
        else 3
      end as weight
      from words
      where word <> ''
    )
  select array_agg(
    case
      when stem is null then quote_literal(word)
      when length(word) = 1 then quote_literal(stem)
      else '(' || quote_literal(stem) || ' | ' || quote_literal(word) || ':*)'
    end
  ), array_to_string(array_agg(quote_literal(coalesce(stem, word))), ' | ')::tsquery,
    bool_and(stem is null)
  into terms, exact, is_alone
  from weighed
  where weight = (select max(weight) from weighed);
  if terms is null then return; end if;
  either := array_to_string(terms, ' | ')::tsquery;
  every := array_to_string(terms, ' & ')::tsquery;
  return query select distinct on (t.decision_id) t.decision_id, t.id, either, (
    (ts_rank_cd(t.words, exact) + ts_rank_cd(t.words, either) / 4) * case t.part
      when 'outcome' then 4
      when 'question' then 3
      when 'proposal' then 2
      else 1
    end + case when t.words @@ every then 10 else 0 end + case
      when t.body ~ in_capitals then 5
      else 0
    end
  )::real as score
    from decision_texts t
    where t.school_id = current_school()
      and t.words @@ either
      and (among is null or t.decision_id = any (among))
      and (in_capitals is null or not is_alone or t.body ~ in_capitals)
    order by t.decision_id, score desc, t.id;
end
$$;
revoke execute on function door.decision_hits(text, uuid[]) from public;
grant execute on function door.decision_hits(text, uuid[]) to skein_app, skein_door;
