-- Puts one text of a decision among those that can be looked for, in place of what it said before.
create or replace function put_decision_text(
  school uuid, decision uuid, kind text, source uuid, said text
)
returns void
language sql
as $$
  insert into decision_texts (school_id, id, decision_id, part, source_id, body)
    select school, gen_random_uuid(), decision, kind, source, said
    where said <> ''
    on conflict (school_id, decision_id, part, source_id) do update set body = excluded.body
$$;
