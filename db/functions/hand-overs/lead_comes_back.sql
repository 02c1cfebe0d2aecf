-- Who was asked to lead for someone on leave did not say yes, however that came: from the day on
-- which they are back the lead is its holder's again, in place of following, up to the day that
-- they were to lead to before, or until the next in their seat begins. Nothing where another leads
-- in that seat then.
create or replace function lead_comes_back(unanswered hand_overs) returns void
language plpgsql
as $$
declare
  led turns;
  back turns;
  passed passings;
  begins timestamptz;
  ends timestamptz;
begin
  select p.*
  into passed
  from passings p join leaves l on (l.school_id, l.id) = (p.school_id, p.leave_id)
  where p.school_id = unanswered.school_id
    and p.hand_over_id = unanswered.id
    and p.cancelled_at is null
    and l.cancelled_at is null;
  select * into led from turns where school_id = passed.school_id and id = passed.turn_id;
  select *
  into back
  from turns t
  where t.school_id = led.school_id
    and t.initiative_id = led.initiative_id
    and t.member_id = led.member_id
    and t.after_leave_id = passed.leave_id
    and t.role = 'follow'
    and not isempty(t.during)
    and (t.ended_at is null or t.ended_at > skein_now())
  order by t.began_at
  limit 1;
  begins := greatest(back.began_at, skein_now());
  select least(back.ended_at, passed.ended_before, min(n.began_at))
  into ends
  from turns n
  where n.school_id = led.school_id
    and n.initiative_id = led.initiative_id
    and n.role = 'lead'
    and n.seat = led.seat
    and not isempty(n.during)
    and (n.ended_at is null or n.ended_at > begins);
  if back.id is null or ends <= begins then
    return;
  end if;
  update turns
  set ended_at = begins
  where school_id = back.school_id and id = back.id;
  insert into turns (
    school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, reason,
    stands_in_for, after_leave_id, recorded_by, recorded_at
  )
  values (
    led.school_id, gen_random_uuid(), led.initiative_id, led.member_id, 'lead', led.seat, begins,
    ends, led.came_about, led.reason, led.stands_in_for, passed.leave_id, led.recorded_by,
    skein_now()
  );
  if ends < coalesce(back.ended_at, 'infinity') then
    insert into turns (
      school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, reason,
      recorded_by, recorded_at
    )
    values (
      led.school_id, gen_random_uuid(), led.initiative_id, led.member_id, 'follow', ends,
      back.ended_at, 'offered', 'After the lead', led.recorded_by, skein_now()
    );
  end if;
end
$$;
