-- An answer is to what was said when it was given: what is said anew afterwards has no answer yet.
create or replace function is_answered(given responses) returns boolean
language sql stable
as $$
  select exists (
    select
    from answers a
    where a.school_id = given.school_id
      and a.decision_id = given.decision_id
      and a.response_id = given.id
      and a.written_at >= given.responded_at
  )
$$;
