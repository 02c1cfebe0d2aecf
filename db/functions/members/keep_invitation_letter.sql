-- That a letter went out stays, until the one it was written to is forgotten.
create or replace function keep_invitation_letter() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'UPDATE'
    or not exists (
      select
      from invitations i
      where (i.school_id, i.id) = (old.school_id, old.invitation_id)
        and is_forgotten_address(i.school_id, i.email)
    )
  then
    raise exception 'that a letter went out is kept'
      using errcode = 'restrict_violation', constraint = 'invitation_letters_kept';
  end if;
  return old;
end
$$;
