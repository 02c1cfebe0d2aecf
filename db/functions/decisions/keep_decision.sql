-- A decision stands. While it is open it keeps its question and its rules, and goes only from one
-- state to the next; nothing passes over an open objection, or over what one person has not
-- answered.
create or replace function keep_decision() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' or old.state = 'decided' then
    raise exception 'what stands in decisions is never changed'
      using errcode = 'restrict_violation', constraint = 'decisions_kept';
  end if;
  if (
    new.school_id, new.id, new.number, new.in_the_room
  ) is distinct from (old.school_id, old.id, old.number, old.in_the_room)
    or (
      old.state <> 'draft'
        and (
          new.question, new.method, new.rules, new.authority, new.proposer_id, new.supersedes_id,
          new.opened_at
        ) is distinct from (
          old.question, old.method, old.rules, old.authority, old.proposer_id, old.supersedes_id,
          old.opened_at
        )
    )
    or new.round < old.round
    or new.version < old.version
  then
    raise exception 'an open decision keeps its question and its rules'
      using errcode = 'restrict_violation', constraint = 'decisions_opened_kept';
  end if;
  if (old.state, new.state) not in (
    ('draft', 'draft'), ('draft', 'open'), ('draft', 'decided'), ('open', 'open'),
    ('open', 'closing'), ('open', 'decided'), ('closing', 'closing'), ('closing', 'open'),
    ('closing', 'decided')
  )
    or (new.outcome in ('passed', 'not passed') and old.state <> 'closing')
    or (new.outcome = 'referred' and old.state = 'draft')
  then
    raise exception 'a decision does not go from % to %', old.state, new.state
      using errcode = 'restrict_violation', constraint = 'decisions_life';
  end if;
  if new.outcome = 'passed'
    and new.method = 'consent'
    and exists (
      select
      from objections o
      where (o.school_id, o.decision_id) = (new.school_id, new.id) and o.state in ('open', 'stands')
    )
  then
    raise exception 'no consent while an objection is open'
      using errcode = 'restrict_violation', constraint = 'decisions_no_open_objection';
  end if;
  if new.outcome in ('passed', 'not passed')
    and new.method in ('advice process', 'lead decides after input')
    and exists (
      select
      from responses r
      where (r.school_id, r.decision_id) = (new.school_id, new.id)
        and r.choice is not null
        and not is_answered(r)
    )
  then
    raise exception 'one person decides when everything that was said is answered'
      using errcode = 'restrict_violation', constraint = 'decisions_all_answered';
  end if;
  return new;
end
$$;
