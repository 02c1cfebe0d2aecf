set role skein_door;
--> statement-breakpoint
drop function door.decision_hits(text, uuid[]);
--> statement-breakpoint
-- The best text of each decision of the school in scope where these words stand, and what was looked for, to make a snippet by; among these
-- decisions only, if any are named. Row security would keep the index from being used (a text match is not leakproof), so this runs as the
-- door, which no policy narrows, and checks the school itself: it answers with keys, and what they open is read through the wall.
-- Words of the question that every decision shares ("decide") count only when there is nothing else.
create function door.decision_hits(said text, among uuid[] default null) returns table (decision_id uuid, text_id uuid, query tsquery, rank real)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  lexemes text[] := array(select lexeme from unnest(to_tsvector('english', said)));
  telling text[] := array(select word from unnest(lexemes) word where word not in ('decid', 'decis', 'agre', 'settl'));
  either tsquery; every tsquery;
begin
  if telling = '{}' then telling := lexemes; end if;
  if telling = '{}' then return; end if;
  either := array_to_string(array(select quote_literal(word) from unnest(telling) word), ' | ')::tsquery;
  every := array_to_string(array(select quote_literal(word) from unnest(telling) word), ' & ')::tsquery;
  return query
    select distinct on (t.decision_id) t.decision_id, t.id, either,
      (ts_rank_cd(t.words, either) * case t.part when 'outcome' then 4 when 'question' then 3 when 'proposal' then 2 else 1 end
        + case when t.words @@ every then 10 else 0 end)::real as score
    from decision_texts t where t.school_id = current_school() and t.words @@ either and (among is null or t.decision_id = any (among))
    order by t.decision_id, score desc, t.id;
end $$;
--> statement-breakpoint
revoke execute on function door.decision_hits(text, uuid[]) from public;
--> statement-breakpoint
grant execute on function door.decision_hits(text, uuid[]) to skein_app;
--> statement-breakpoint
reset role;
