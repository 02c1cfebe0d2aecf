-- A lead is handed over in a school year: on a day that none of them has, nobody is there to take
-- it. A day that stands as it was is not judged again: a year may have ended earlier since.
create or replace function keep_in_a_year() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'UPDATE' and new.due_on is not distinct from old.due_on then
    return new;
  end if;
  if exists (select from school_years y where y.ends_on < new.due_on)
    and not exists (
      select from school_years y where new.due_on between y.starts_on and y.ends_on
    )
  then
    raise exception 'a lead is handed over in a school year'
      using errcode = 'check_violation', constraint = 'hand_overs_in_a_year';
  end if;
  return new;
end
$$;
