-- Makes a table tell its topic: to the whole school, or to the member whose id stands in the column
-- `whose`; or, where `of_one` says so, of the initiative, or of the update's initiative, whose id
-- stands there. What changes in the columns `except` alone is not told.
create or replace function tells(
  tenant regclass, topic text, whose text default null, except_columns text[] default '{}',
  school text default 'school_id', of_one text default null
)
returns void
language plpgsql
as $$
declare
  words text := concat_ws(
    ', ', quote_literal(school), quote_literal(topic), quote_literal(whose), quote_literal(of_one)
  );
begin
  execute format(
    'create trigger %I after insert or delete on %s for each row execute function told(%s)',
    'told_' || topic, tenant, words
  );
  execute format(
    'create trigger %I after update on %s for each row '
    'when (to_jsonb(new) - %L::text[] is distinct from to_jsonb(old) - %L::text[]) '
    'execute function told(%s)',
    'told_' || topic || '_changed', tenant, except_columns, except_columns, words
  );
end
$$;
