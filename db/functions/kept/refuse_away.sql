-- A lead is handed over to someone who is there on its day.
create or replace function refuse_away() returns trigger
language plpgsql
as $$
begin
  if is_away(
    new.school_id, new.to_member_id, coalesce(
      new.due_on, (
        select (skein_now() at time zone time_zone)::date from schools where id = new.school_id
      )
    )
  )
  then
    raise exception 'a lead is handed over to someone who is there'
      using errcode = 'check_violation', constraint = 'hand_overs_not_away';
  end if;
  return new;
end
$$;
