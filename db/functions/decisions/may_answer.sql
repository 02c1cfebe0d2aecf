-- Whether someone who was asked may still answer: who was asked to decide, and is a guest by now,
-- may not.
create or replace function may_answer(given responses) returns boolean
language sql stable
as $$
  select not exists (
    select
    from decision_participants p join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
    where p.school_id = given.school_id
      and p.decision_id = given.decision_id
      and p.member_id = given.member_id
      and p.part = 'decision-maker'
      and m.access = 'guest'
  )
$$;
