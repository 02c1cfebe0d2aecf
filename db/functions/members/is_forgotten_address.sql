-- Whether someone accepted an invitation by this address, and asked to be forgotten since.
create or replace function is_forgotten_address(school uuid, address text) returns boolean
language sql stable
as $$
  select exists (
    select
    from invitations i join members m on (m.school_id, m.id) = (i.school_id, i.member_id)
    where i.school_id = school
      and lower(i.email) = lower(address)
      and m.forgotten_at is not null
  )
$$;
