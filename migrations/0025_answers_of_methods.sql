-- Whether rules are a method's own: its answers, each once, with none missing that the method cannot work without. Beside `needed` in app/words/methods.ts.
create function method_rules_hold(method text, rules jsonb) returns boolean language sql immutable as $$
  select coalesce((
    select rules ->> 'method' = m.name and said.meanings @> m.needed and said.meanings <@ (m.needed || m.others) and cardinality(said.meanings) = (select count(distinct one) from unnest(said.meanings) one)
    from (values
      ('consent', array['consents', 'objects'], array['has a concern']),
      ('gradients of agreement', array['endorses', 'disagrees seriously', 'vetoes'], array['agrees with a point', 'supports with reservations', 'abstains', 'wants discussion', 'dislikes but supports']),
      ('fist to five', array['five', 'three', 'two', 'zero'], array['four', 'one']),
      ('advice process', array['supports', 'cautions'], array['suggests another way']),
      ('majority', array['yes', 'no'], array['abstains']),
      ('lead decides after input', array['gives input'], array[]::text[])
    ) m (name, needed, others), (select array(select option ->> 'meaning' from jsonb_array_elements(rules -> 'options') option) as meanings) said
    where m.name = method), false)
$$;
--> statement-breakpoint
create function is_answer(rules jsonb, choice text) returns boolean language sql immutable as $$
  select exists (select from jsonb_array_elements(rules -> 'options') option where option ->> 'meaning' = choice)
$$;
--> statement-breakpoint
-- An answer is one of those that its decision offers.
create or replace function keep_response() returns trigger language plpgsql as $$
declare asked record;
begin
  if tg_op = 'DELETE' then raise exception 'a response is never deleted' using errcode = 'restrict_violation', constraint = 'responses_kept'; end if;
  select state, round, rules into asked from decisions d where (d.school_id, d.id) = (new.school_id, new.decision_id) for share;
  if asked.state is distinct from 'open' or asked.round is distinct from new.round
  then raise exception 'this round is not open' using errcode = 'restrict_violation', constraint = 'responses_while_open'; end if;
  if tg_op = 'UPDATE' and ((new.school_id, new.id, new.decision_id, new.member_id, new.round) is distinct from (old.school_id, old.id, old.decision_id, old.member_id, old.round)
     or (old.choice is not null and new.choice is null) or (old.voted and not new.voted))
  then raise exception 'a response may change, not vanish' using errcode = 'restrict_violation', constraint = 'responses_kept'; end if;
  if new.choice is not null and not is_answer(asked.rules, new.choice)
  then raise exception 'this decision has no such answer' using errcode = 'restrict_violation', constraint = 'responses_of_its_method'; end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function keep_ballot() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' or (select state from decisions d where (d.school_id, d.id) = (new.school_id, new.decision_id)) is distinct from 'closing'
  then raise exception 'a counted ballot stays as it is' using errcode = 'restrict_violation', constraint = 'ballots_kept'; end if;
  if not is_answer((select rules from decisions d where (d.school_id, d.id) = (new.school_id, new.decision_id)), new.choice)
  then raise exception 'this decision has no such answer' using errcode = 'restrict_violation', constraint = 'ballots_of_its_method'; end if;
  return new;
end $$;
