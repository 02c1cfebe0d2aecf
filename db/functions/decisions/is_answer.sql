-- Whether a decision with these rules offers this answer.
create or replace function is_answer(rules jsonb, choice text) returns boolean
language sql immutable
as $$
  select exists (
    select from jsonb_array_elements(rules -> 'options') option where option ->> 'meaning' = choice
  )
$$;
