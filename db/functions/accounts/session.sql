-- Who is at the door: session, account and every school they belong to now, in one look-up.
create or replace function door.session(token_hash text)
returns table(
  id text, account_id uuid, expires_at timestamptz, is_stale boolean, is_confirmed boolean,
  email text, name text, now timestamptz, memberships json
)
language sql stable security definer set search_path = public, pg_temp
as $$
  select s.id, s.account_id, least(s.expires_at, s.ends_at),
    s.used_at < statement_timestamp() - interval '1 hour',
    coalesce(s.confirmed_at > statement_timestamp() - interval '10 minutes', false), a.email,
    a.name, skein_now(), coalesce(
    (
      select json_agg(
        json_build_object(
          'schoolId', m.school_id, 'slug', c.slug, 'school', c.name, 'timeZone', c.time_zone,
          'today', (skein_now() at time zone c.time_zone)::date, 'version', coalesce(v.version, 0),
          'memberId', m.id, 'memberName', m.name, 'initials', m.initials, 'access', m.access,
          'position', m.position
        )
          order by c.name
      )
      from members m
        join schools c on c.id = m.school_id
        left join school_versions v on v.school_id = m.school_id
      where m.account_id = s.account_id and m.left_on is null
    ), '[]'::json
  )
  from sessions s join accounts a on a.id = s.account_id
  where s.id = $1
$$;
grant execute on function door.session(text) to skein_app, skein_door;
