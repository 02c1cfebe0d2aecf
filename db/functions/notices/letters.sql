-- Whose letters a mailed secret stops: of a member who is still here.
create or replace function door.letters(stop_hash text)
returns table(school_id uuid, member_id uuid, slug text, school text, letters text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select d.school_id, d.member_id, s.slug, s.name, m.letters
  from digests d
    join members m on (m.school_id, m.id) = (d.school_id, d.member_id)
    join schools s on s.id = d.school_id
  where d.stop_hash = $1 and m.left_on is null
$$;
revoke execute on function door.letters(text) from public;
grant execute on function door.letters(text) to skein_app, skein_door;
