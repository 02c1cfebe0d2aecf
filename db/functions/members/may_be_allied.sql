-- A student who takes part here, and an adult who does.
create or replace function may_be_allied(school uuid, student uuid, adult uuid) returns boolean
language sql stable
as $$
  select exists (
    select
    from members
    where school_id = school
      and id = student
      and position = 'student'
      and access <> 'guest'
      and left_on is null
  )
    and exists (
      select
      from members
      where school_id = school
        and id = adult
        and position <> 'student'
        and access <> 'guest'
        and left_on is null
    )
$$;
