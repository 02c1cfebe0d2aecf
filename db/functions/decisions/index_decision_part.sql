-- Puts the words of a part of a decision (a proposal, an entry of its thread) among those that can
-- be looked for; those of a correction in place of what it corrects.
create or replace function index_decision_part() returns trigger
language plpgsql
as $$
declare first uuid := coalesce((to_jsonb(new) ->> 'corrects_id')::uuid, new.id);
begin
  perform put_decision_text(new.school_id, new.decision_id, tg_argv[0], first, new.body);
  return null;
end
$$;
