-- Who writes down the outcome: where one person decides, those who decide and are here; otherwise,
-- or when none of them is, who sees it through. Administrators may as well.
create or replace function settlers_of(d decisions) returns setof uuid
language sql stable
as $$
  with deciders as (
    select p.member_id
    from decision_participants p join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
    where (p.school_id, p.decision_id) = (d.school_id, d.id)
      and p.part = 'decision-maker'
      and d.method in ('advice process', 'lead decides after input')
      and m.access <> 'guest'
      and is_here(m)
  )
  select member_id
  from deciders
  union all select coalesce(d.keeper_id, d.proposer_id)
  where not exists (select from deciders)
$$;
