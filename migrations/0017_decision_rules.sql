-- A decision runs from draft to decided; what was asked, and by which rules, is fixed when it opens, and all of it once it is decided.
create function keep_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'decided'
  then raise exception 'what stands in decisions is never changed' using errcode = 'restrict_violation', constraint = 'decisions_kept'; end if;
  if (new.school_id, new.id, new.number, new.in_the_room) is distinct from (old.school_id, old.id, old.number, old.in_the_room)
     or (old.state <> 'draft' and (new.question, new.method, new.rules, new.authority, new.proposer_id, new.supersedes_id, new.opened_at)
       is distinct from (old.question, old.method, old.rules, old.authority, old.proposer_id, old.supersedes_id, old.opened_at))
     or new.round < old.round or new.version < old.version
  then raise exception 'an open decision keeps its question and its rules' using errcode = 'restrict_violation', constraint = 'decisions_opened_kept'; end if;
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'open'), ('draft', 'decided'), ('open', 'open'), ('open', 'closing'), ('open', 'decided'), ('closing', 'closing'), ('closing', 'open'), ('closing', 'decided'))
     or (new.outcome in ('passed', 'not passed') and old.state <> 'closing') or (new.outcome = 'referred' and old.state = 'draft')
  then raise exception 'a decision does not go from % to %', old.state, new.state using errcode = 'restrict_violation', constraint = 'decisions_life'; end if;
  if new.outcome = 'passed' and new.method = 'consent'
     and exists (select from objections o where (o.school_id, o.decision_id) = (new.school_id, new.id) and o.state in ('open', 'stands'))
  then raise exception 'no consent while an objection is open' using errcode = 'restrict_violation', constraint = 'decisions_no_open_objection'; end if;
  return new;
end $$;
--> statement-breakpoint
drop trigger decisions_kept on decisions;
--> statement-breakpoint
create trigger decisions_kept before update or delete on decisions for each row execute function keep_decision();
--> statement-breakpoint
-- Who was invited stays; only the list of a draft is still being written.
create function keep_participant() returns trigger language plpgsql as $$
begin
  if (select state from decisions d where (d.school_id, d.id) = (old.school_id, old.decision_id)) is distinct from 'draft'
  then raise exception 'who was invited stays' using errcode = 'restrict_violation', constraint = 'decision_participants_kept'; end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
drop trigger decision_participants_kept on decision_participants;
--> statement-breakpoint
create trigger decision_participants_kept before update or delete on decision_participants for each row execute function keep_participant();
--> statement-breakpoint
create function keep_proposal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (select state from decisions d where (d.school_id, d.id) = (old.school_id, old.decision_id)) is distinct from 'draft'
     or (new.school_id, new.id, new.decision_id, new.version) is distinct from (old.school_id, old.id, old.decision_id, old.version)
  then raise exception 'a version stays as it was proposed' using errcode = 'restrict_violation', constraint = 'proposals_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger proposals_kept before update or delete on proposals for each row execute function keep_proposal();
--> statement-breakpoint
-- A response is given while its round is asked, never before or after; the share lock makes a close and a response wait for each other.
create function keep_response() returns trigger language plpgsql as $$
declare asked record;
begin
  if tg_op = 'DELETE' then raise exception 'a response is never deleted' using errcode = 'restrict_violation', constraint = 'responses_kept'; end if;
  select state, round into asked from decisions d where (d.school_id, d.id) = (new.school_id, new.decision_id) for share;
  if asked.state is distinct from 'open' or asked.round is distinct from new.round
  then raise exception 'this round is not open' using errcode = 'restrict_violation', constraint = 'responses_while_open'; end if;
  if tg_op = 'UPDATE' and ((new.school_id, new.id, new.decision_id, new.member_id, new.round) is distinct from (old.school_id, old.id, old.decision_id, old.member_id, old.round)
     or (old.choice is not null and new.choice is null) or (old.voted and not new.voted))
  then raise exception 'a response may change, not vanish' using errcode = 'restrict_violation', constraint = 'responses_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger responses_kept before insert or update or delete on responses for each row execute function keep_response();
--> statement-breakpoint
create function keep_objection() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('integrated', 'withdrawn')
     or (new.school_id, new.id, new.decision_id, new.member_id, new.version, new.reason, new.raised_at) is distinct from (old.school_id, old.id, old.decision_id, old.member_id, old.version, old.reason, old.raised_at)
     or (select state from decisions d where (d.school_id, d.id) = (old.school_id, old.decision_id)) = 'decided'
  then raise exception 'an objection stays as it was raised and settled' using errcode = 'restrict_violation', constraint = 'objections_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger objections_kept before update or delete on objections for each row execute function keep_objection();
--> statement-breakpoint
-- Ballots are written when a secret ballot is counted, and at no other time.
create function keep_ballot() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' or (select state from decisions d where (d.school_id, d.id) = (new.school_id, new.decision_id)) is distinct from 'closing'
  then raise exception 'a counted ballot stays as it is' using errcode = 'restrict_violation', constraint = 'ballots_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger ballots_kept before insert or update or delete on ballots for each row execute function keep_ballot();
--> statement-breakpoint
create function hold_ballot() returns trigger language plpgsql as $$
begin
  if (select state from decisions d where (d.school_id, d.id) = (new.school_id, new.decision_id) for share) is distinct from 'open'
  then raise exception 'this ballot is not open' using errcode = 'restrict_violation', constraint = 'responses_while_open'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger held_ballots_while_open before insert or update on held_ballots for each row execute function hold_ballot();
--> statement-breakpoint
do $$ declare kept text; begin
  foreach kept in array array['askings', 'response_changes', 'thread_entries', 'answers', 'objection_steps', 'decision_reviews'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function keep_as_written()', kept || '_kept', kept);
  end loop;
end $$;
--> statement-breakpoint
-- What can be looked for: the question, each version, what was decided and why, the thread. Reasons of responses are not among it,
-- since a method may hold them back until the close.
create extension if not exists btree_gin;
--> statement-breakpoint
alter table decision_texts add column words tsvector generated always as (to_tsvector('english', body)) stored;
--> statement-breakpoint
create index decision_texts_words on decision_texts using gin (school_id, words);
--> statement-breakpoint
create function put_decision_text(school uuid, decision uuid, kind text, source uuid, said text) returns void language sql as $$
  insert into decision_texts (school_id, id, decision_id, part, source_id, body) select school, gen_random_uuid(), decision, kind, source, said where said <> ''
  on conflict (school_id, decision_id, part, source_id) do update set body = excluded.body
$$;
--> statement-breakpoint
create function index_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.question <> old.question then perform put_decision_text(new.school_id, new.id, 'question', new.id, new.question); end if;
  if new.state = 'decided' then
    perform put_decision_text(new.school_id, new.id, 'outcome', new.id, new.decided);
    perform put_decision_text(new.school_id, new.id, 'reasons', new.id, new.why);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger decisions_indexed after insert or update on decisions for each row execute function index_decision();
--> statement-breakpoint
create function index_decision_part() returns trigger language plpgsql as $$
begin
  perform put_decision_text(new.school_id, new.decision_id, tg_argv[0], new.id, new.body);
  return null;
end $$;
--> statement-breakpoint
create trigger proposals_indexed after insert or update on proposals for each row execute function index_decision_part('proposal');
--> statement-breakpoint
create trigger thread_entries_indexed after insert on thread_entries for each row execute function index_decision_part('thread');
--> statement-breakpoint
create trigger answers_indexed after insert on answers for each row when (new.entry_id is not null) execute function index_decision_part('thread');
--> statement-breakpoint
-- Whoever owns the tables may read past the wall only while it is not forced.
alter table decisions no force row level security;
--> statement-breakpoint
insert into decision_texts (school_id, id, decision_id, part, source_id, body)
  select school_id, gen_random_uuid(), id, part, id, body
  from decisions, lateral (values ('question', question), ('outcome', decided), ('reasons', why)) said (part, body) where body <> '';
--> statement-breakpoint
alter table decisions force row level security;
--> statement-breakpoint
do $$ declare tenant text; begin
  foreach tenant in array array['method_templates', 'proposals', 'askings', 'responses', 'response_changes', 'held_ballots', 'ballot_keys', 'ballots', 'objections', 'objection_steps', 'thread_entries', 'answers', 'rounds', 'speakers', 'decision_reviews', 'decision_nudges', 'review_reminders', 'decision_texts'] loop
    perform isolate(tenant::regclass);
  end loop;
end $$;
--> statement-breakpoint
grant select on decision_texts, decisions, decision_nudges, decision_reviews, review_reminders to skein_door;
--> statement-breakpoint
set role skein_door;
--> statement-breakpoint
-- The best place of each decision of the school in scope where these words stand, best first, at most 100. Row security would keep the
-- index from being used (a text match is not leakproof), so this runs as the door, which no policy narrows, and checks the school itself.
-- Words of the question that every decision shares ("decide") count only when there is nothing else. Marks around a hit are \x01 and \x02.
create function door.decision_hits(said text) returns table (decision_id uuid, part text, snippet text, rank real)
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
    with hits as (
      select distinct on (t.decision_id) t.decision_id, t.part, t.body,
        (ts_rank_cd(t.words, either) * case t.part when 'outcome' then 4 when 'question' then 3 when 'proposal' then 2 else 1 end
          + case when t.words @@ every then 10 else 0 end)::real as score
      from decision_texts t where t.school_id = current_school() and t.words @@ either
      order by t.decision_id, score desc
    )
    select h.decision_id, h.part, ts_headline('english', h.body, either, E'StartSel=\x01, StopSel=\x02, MaxWords=32, MinWords=14, MaxFragments=1'), h.score
    from (select * from hits order by score desc limit 100) h order by h.score desc;
end $$;
--> statement-breakpoint
-- The schools where something is due in a decision, and what day and time it is there: for the look that is taken every minute.
create function door.decisions_due() returns table (id uuid, today date, now timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, (skein_now() at time zone c.time_zone)::date, skein_now() from schools c
  where exists (select from decisions d where d.school_id = c.id and d.state = 'open' and d.deadline <= skein_now())
    or exists (select from decision_nudges n where n.school_id = c.id and n.sent_at is null and n.send_after <= skein_now())
    or exists (select from decisions d where d.school_id = c.id and d.outcome = 'passed' and d.review_on <= (skein_now() at time zone c.time_zone)::date
      and not exists (select from review_reminders r where (r.school_id, r.decision_id, r.due_on) = (d.school_id, d.id, d.review_on))
      and not exists (select from decision_reviews v where (v.school_id, v.decision_id) = (d.school_id, d.id)))
    or exists (select from decision_reviews v where v.school_id = c.id and v.next_review_on <= (skein_now() at time zone c.time_zone)::date
      and not exists (select from review_reminders r where (r.school_id, r.decision_id, r.due_on) = (v.school_id, v.decision_id, v.next_review_on)))
$$;
--> statement-breakpoint
revoke execute on function door.decision_hits(text), door.decisions_due() from public;
--> statement-breakpoint
grant execute on function door.decision_hits(text) to skein_app;
--> statement-breakpoint
reset role;
