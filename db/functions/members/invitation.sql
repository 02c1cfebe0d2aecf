-- What an invitation's secret address opens: the school, who invited whom, and how it has ended, if
-- it has; a school that nobody is in any more is closed.
create or replace function door.invitation(token_hash text)
returns table(
  school_id uuid, slug text, school text, invitation_id uuid, email text, name text, inviter text,
  ended text
)
language sql stable security definer set search_path = public, pg_temp
as $$
  select i.school_id, c.slug, c.name, i.id, i.email, i.name, m.name, case
    when i.accepted_at is not null then 'used'
    when not exists (select from members h where h.school_id = c.id and h.left_on is null)
      then 'closed'
    when i.withdrawn_at is not null then 'withdrawn'
    when i.expires_at <= skein_now() then 'expired'
  end
  from invitations i
    join schools c on c.id = i.school_id
    join members m on (m.school_id, m.id) = (i.school_id, i.invited_by)
  where i.token_hash = $1
$$;
revoke execute on function door.invitation(text) from public;
grant execute on function door.invitation(text) to skein_app, skein_door;
