-- The one change that a kept line allows: the name of someone who is being forgotten goes out of
-- it.
create or replace function is_forgetting(school uuid, before text, after text) returns boolean
language sql stable
as $$
  select exists (
    select
    from former_names f join members m on (m.school_id, m.id) = (f.school_id, f.member_id)
    where f.school_id = school
      and m.forgotten_at is not null
      and after in (without_name(before, f.name), left(without_name(before, f.name), 500))
  )
$$;
