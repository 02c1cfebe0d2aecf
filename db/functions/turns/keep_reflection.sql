-- Words that nobody but their writer ever read go with the writer's account.
create or replace function keep_reflection() returns trigger
language plpgsql
as $$
begin
  if old.reflection <> ''
    and old.ended_at <= skein_now()
    and new.reflection is distinct from old.reflection
    and not (
      new.reflection = ''
        and not old.reflection_shared
        and exists (
          select
          from members m
          where (m.school_id, m.id) = (old.school_id, old.member_id)
            and m.left_on is not null
            and m.account_id is null
        )
    )
  then
    raise exception 'a reflection is never rewritten'
      using errcode = 'restrict_violation', constraint = 'turns_reflection_kept';
  end if;
  return new;
end
$$;
