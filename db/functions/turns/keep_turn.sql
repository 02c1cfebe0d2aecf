-- The day on which a turn was first to begin is kept as it was written, like all of its beginning.
-- None is planned to begin after the last school year: nobody is there to take it up.
create or replace function keep_turn() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a turn is never deleted'
      using errcode = 'restrict_violation', constraint = 'turns_kept';
  end if;
  if tg_op = 'INSERT' then
    if new.ended_at = new.began_at then
      raise exception 'a turn takes time'
        using errcode = 'check_violation', constraint = 'turns_take_time';
    end if;
    if begins_in_a_year(new.school_id, new.began_at) is null then
      raise exception 'a turn begins in a school year'
        using errcode = 'check_violation', constraint = 'turns_begin_in_a_year';
    end if;
    return new;
  end if;
  if (
    new.school_id, new.id, new.initiative_id, new.member_id, new.role, new.seat, new.began_at,
    new.came_about, new.reason, new.wanted_on, new.stands_in_for,
    new.after_leave_id
  ) is distinct from (
    old.school_id, old.id, old.initiative_id, old.member_id, old.role, old.seat, old.began_at,
    old.came_about, old.reason, old.wanted_on, old.stands_in_for,
    old.after_leave_id
  )
    or (new.ended_at is distinct from old.ended_at and old.ended_at <= skein_now())
    or (
      new.ended_at = new.began_at
        and old.ended_at is distinct from old.began_at
        and new.began_at < skein_now()
    )
  then
    raise exception 'a turn is never rewritten'
      using errcode = 'restrict_violation', constraint = 'turns_kept';
  end if;
  return new;
end
$$;
