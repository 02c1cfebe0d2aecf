-- Puts the words of a part of a decision (a proposal, an entry of its thread) among those that can
-- be looked for.
create or replace function index_decision_part() returns trigger
language plpgsql
as $$
begin
  perform put_decision_text(new.school_id, new.decision_id, tg_argv[0], new.id, new.body);
  return null;
end
$$;
