-- A lead lasts up to an instant, or stays open: what its holder was to do there meanwhile gives
-- way, and goes on after it as it was planned.
create or replace function lead_until(led turns, ends timestamptz) returns void
language plpgsql
as $$
declare meanwhile turns;
begin
  for meanwhile in
    select *
    from turns t
    where t.school_id = led.school_id
      and t.initiative_id = led.initiative_id
      and t.member_id = led.member_id
      and t.id <> led.id
      and t.during && tstzrange(led.ended_at, ends)
  loop
    update turns
    set ended_at = began_at
    where school_id = meanwhile.school_id and id = meanwhile.id;
    if ends < coalesce(meanwhile.ended_at, 'infinity') then
      insert into turns (
        school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, reason,
        recorded_by, recorded_at
      )
      values (
        led.school_id, gen_random_uuid(), led.initiative_id, led.member_id, meanwhile.role, ends,
        meanwhile.ended_at, meanwhile.came_about, meanwhile.reason, meanwhile.recorded_by,
        skein_now()
      );
    end if;
  end loop;
  update turns set ended_at = ends, end_reason = '' where school_id = led.school_id and id = led.id;
end
$$;
