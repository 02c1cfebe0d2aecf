-- How many more letters of invitation may go out now: a hundred in an hour for a school in its
-- first fourteen days, 500 later. What one account sends from several young schools counts
-- together: founding another school gives no more letters.
create or replace function door.invitations_left(school uuid, member uuid) returns integer
language sql stable security definer set search_path = public, pg_temp
as $$
  with young as (select id from schools where created_at > skein_now() - interval '14 days'),
    bound as (select exists (select from young where id = $1) as is_young)
  select greatest(
    0, case when is_young then 100 else 500 end - (
      select count(*)
      from invitation_letters l
      where l.sent_at > skein_now() - interval '1 hour'
        and (
          l.school_id = $1
            or (
              is_young
                and l.school_id in (select id from young)
                and (l.school_id, l.sent_by) in (
                  select other.school_id, other.id
                  from members me join members other on other.account_id = me.account_id
                  where me.school_id = $1 and me.id = $2
                )
            )
        )
    )
  )::int
  from bound
$$;
revoke execute on function door.invitations_left(uuid, uuid) from public;
grant execute on function door.invitations_left(uuid, uuid) to skein_app, skein_door;
