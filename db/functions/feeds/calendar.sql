-- Whose calendar is behind a secret address: one that is not revoked, of a member who is still
-- here.
create or replace function door.calendar(token_hash text)
returns table(school_id uuid, member_id uuid)
language sql stable security definer set search_path = public, pg_temp
as $$
  select f.school_id, f.member_id
  from calendar_feeds f join members m on (m.school_id, m.id) = (f.school_id, f.member_id)
  where f.token_hash = $1 and f.revoked_at is null and m.left_on is null
$$;
grant execute on function door.calendar(text) to skein_door;
