-- What is open until it is ended: only the named columns move, the first of them says that it has
-- ended, and then all of it stays.
create or replace function keep_until_ended() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE'
    or to_jsonb(old) ->> tg_argv[0] is not null
    or to_jsonb(new) - tg_argv is distinct from to_jsonb(old) - tg_argv
  then
    raise exception 'what stands in % is ended once and kept', tg_table_name
      using errcode = 'restrict_violation', constraint = tg_table_name || '_kept';
  end if;
  return new;
end
$$;
