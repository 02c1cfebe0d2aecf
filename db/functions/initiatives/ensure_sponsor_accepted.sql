-- Nobody sponsors who has not said yes: the sponsor is who accepted last. Looked at when the
-- transaction ends, and not of who was named before anyone was asked.
create or replace function ensure_sponsor_accepted() returns trigger
language plpgsql
as $$
begin
  if exists (
    select
    from initiatives
    where school_id = new.school_id and id = new.id and sponsor_id = new.sponsor_id
  )
    and new.sponsor_id is distinct from (
      select member_id
      from sponsor_asks
      where school_id = new.school_id and initiative_id = new.id and answer = 'accepted'
      order by answered_at desc, id desc
      limit 1
    )
  then
    raise exception 'a sponsor has said yes'
      using errcode = 'check_violation', constraint = 'initiatives_sponsor_accepted';
  end if;
  return null;
end
$$;
