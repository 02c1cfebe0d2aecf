-- The board shows of all updates the latest health alone: most updates leave it as it was, and are
-- no news there. A correction counts as of the update that it corrects.
create or replace function changes_health(given updates) returns boolean
language sql
as $$
  select coalesce(
    (
      select u.health <> given.health
        and (coalesce(c.written_at, u.written_at), u.written_at) <= (
          coalesce(
            (
              select f.written_at
              from updates f
              where f.school_id = given.school_id and f.id = given.corrects_id
            ), given.written_at
          ), given.written_at
        )
      from updates u
        left join updates c on (c.school_id, c.id) = (u.school_id, u.corrects_id)
      where u.school_id = given.school_id
        and u.initiative_id = given.initiative_id
        and u.id <> given.id
      order by coalesce(c.written_at, u.written_at) desc, u.written_at desc
      limit 1
    ), true
  )
$$;
