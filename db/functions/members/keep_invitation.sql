-- Who was invited, and as what, stays. An open invitation is sent again by anyone who may, accepted
-- or withdrawn; then all of it stays, until the one it was written to is forgotten.
create or replace function keep_invitation() returns trigger
language plpgsql
as $$
declare
  moves text[] := array[
    'token_hash', 'invited_by', 'expires_at', 'accepted_at', 'member_id', 'withdrawn_at'
  ];
begin
  if tg_op = 'DELETE' and is_forgotten_address(old.school_id, old.email) then
    return old;
  end if;
  if tg_op = 'DELETE'
    or coalesce(old.accepted_at, old.withdrawn_at) is not null
    or to_jsonb(new) - moves is distinct from to_jsonb(old) - moves
  then
    raise exception 'an invitation is answered once and kept'
      using errcode = 'restrict_violation', constraint = 'invitations_kept';
  end if;
  return new;
end
$$;
