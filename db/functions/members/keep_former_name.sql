-- A former name is kept until its member is forgotten.
create or replace function keep_former_name() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'UPDATE'
    or not exists (
      select
      from members m
      where (m.school_id, m.id) = (old.school_id, old.member_id) and m.forgotten_at is not null
    )
  then
    raise exception 'a former name is kept'
      using errcode = 'restrict_violation', constraint = 'former_names_kept';
  end if;
  return old;
end
$$;
