-- Someone who has left is given nothing. The member's row is shared, so that someone who leaves at
-- this moment is waited for and then seen.
create or replace function refuse_gone() returns trigger
language plpgsql
as $$
declare gone date;
begin
  select left_on
  into gone
  from members
  where school_id = new.school_id and id = (to_jsonb(new) ->> tg_argv[0])::uuid for share;
  if gone is not null then
    raise exception 'someone who has left is given nothing'
      using errcode = 'check_violation', constraint = tg_table_name || '_not_gone';
  end if;
  return new;
end
$$;
