-- What is written in this table is never changed.
create or replace function keep_as_written() returns trigger
language plpgsql
as $$
begin
  raise exception 'what stands in % is never changed', tg_table_name
    using errcode = 'restrict_violation', constraint = tg_table_name || '_kept';
end
$$;
