-- A lead that was to end so that another takes it up is its holder's on, as nobody takes it up:
-- what was planned for the one who said yes came to nothing. They lead up to the day that they were
-- to lead to before, or until the next in their seat begins. Nothing where somebody leads in that
-- seat then, or is asked still, and for who is away or wished to leave.
create or replace function lead_goes_on(fell turns) returns void
language plpgsql
as $$
declare
  given hand_overs;
  outgoing turns;
  ends timestamptz;
begin
  select h.*
  into given
  from hand_overs h join turns o on (o.school_id, o.id) = (h.school_id, h.turn_id)
  where h.school_id = fell.school_id
    and h.initiative_id = fell.initiative_id
    and h.to_member_id = fell.member_id
    and h.answer = 'accepted'
    and o.seat = fell.seat
  order by h.answered_at desc
  limit 1;
  if given.id is null
    or exists (
      select
      from hand_overs
      where school_id = fell.school_id
        and turn_id = fell.id
        and offered_at is not null
        and answer is null
    )
    or exists (
      select
      from initiatives
      where school_id = fell.school_id and id = fell.initiative_id and stage = 'stopped'
    )
  then
    return;
  end if;
  select * into outgoing from turns where school_id = given.school_id and id = given.turn_id;
  if isempty(outgoing.during) then
    perform lead_goes_on(outgoing);
    return;
  end if;
  -- Where another stood in meanwhile, its last part.
  select *
  into outgoing
  from turns o
  where o.school_id = fell.school_id
    and o.initiative_id = fell.initiative_id
    and o.member_id = outgoing.member_id
    and o.role = 'lead'
    and o.seat = fell.seat
    and not isempty(o.during)
    and o.ended_at <= fell.began_at
  order by o.ended_at desc
  limit 1;
  if outgoing.id is null
    or outgoing.ended_at <= skein_now()
    or outgoing.leaves
    or exists (
      select
      from schools s
      where s.id = fell.school_id
        and is_away(s.id, outgoing.member_id, local_day(outgoing.ended_at, s.time_zone))
    )
  then
    return;
  end if;
  select least(day_begins(fell.school_id, given.led_until + 1), min(n.began_at))
  into ends
  from turns n
  where n.school_id = fell.school_id
    and n.initiative_id = fell.initiative_id
    and n.id <> outgoing.id
    and n.role = 'lead'
    and (n.seat = fell.seat or n.member_id = outgoing.member_id)
    and not isempty(n.during)
    and (n.ended_at is null or n.ended_at > outgoing.ended_at);
  if ends is null or ends > outgoing.ended_at then
    perform lead_until(outgoing, ends);
  end if;
end
$$;
