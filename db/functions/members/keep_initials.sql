-- Chosen initials are one person's among those who are here; what was made from a name may be
-- shared. The lock lets two who choose the same at once follow each other.
create or replace function keep_initials() returns trigger
language plpgsql
as $$
begin
  if char_length(new.initials) not between 1 and 3 then
    raise exception 'initials are one to three letters'
      using errcode = 'check_violation', constraint = 'members_initials_short';
  end if;
  perform pg_advisory_xact_lock(
    hashtextextended('initials ' || new.school_id || lower(new.initials), 0)
  );
  if exists (
    select
    from members m
    where m.school_id = new.school_id
      and m.id <> new.id
      and m.left_on is null
      and lower(m.initials) = lower(new.initials)
  )
  then
    raise exception 'these initials are taken'
      using errcode = 'unique_violation', constraint = 'members_initials_taken';
  end if;
  return new;
end
$$;
