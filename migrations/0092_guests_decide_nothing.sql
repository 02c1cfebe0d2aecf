-- Whether someone who was asked may still answer: who was asked to decide, and is a guest by now, may not.
create function may_answer(given responses) returns boolean language sql stable as $$
  select not exists (
    select from decision_participants p join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
    where p.school_id = given.school_id and p.decision_id = given.decision_id and p.member_id = given.member_id
      and p.part = 'decision-maker' and m.access = 'guest')
$$;
--> statement-breakpoint
-- Guests do not decide, and so they do not write down the outcome, what they were asked for as members.
create or replace function settlers_of(d decisions) returns setof uuid language sql stable as $$
  with deciders as (
    select p.member_id from decision_participants p join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
    where (p.school_id, p.decision_id) = (d.school_id, d.id) and p.part = 'decision-maker' and d.method in ('advice process', 'lead decides after input')
      and m.access <> 'guest' and is_here(m)
  )
  select member_id from deciders union all select coalesce(d.keeper_id, d.proposer_id) where not exists (select from deciders)
$$;
