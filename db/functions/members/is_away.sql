-- Whether a member is on leave, or past their last day, on a local day.
create or replace function is_away(school uuid, member uuid, day date) returns boolean
language sql stable
as $$
  select exists (
    select
    from leaves
    where school_id = school
      and member_id = member
      and cancelled_at is null
      and starts_on <= day
      and (ends_on is null or ends_on >= day)
  )
    or exists (select from members where school_id = school and id = member and last_day_on < day)
$$;
