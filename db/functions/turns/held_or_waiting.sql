-- What a school's people hold, or are waited on for, at which initiative: turns that go on or are
-- to come, calls that are open, and hand-overs, asks and offers without an answer.
create or replace function held_or_waiting(of_school uuid)
returns table(initiative_id uuid, member_id uuid)
language sql stable
as $$
  select t.initiative_id, t.member_id
  from turns t
  where t.school_id = of_school
    and (t.ended_at is null or t.ended_at > skein_now())
    and not isempty(t.during)
  union all
  select h.initiative_id, h.to_member_id
  from hand_overs h
  where h.school_id = of_school and h.answer is null
  union all
  select a.initiative_id, a.member_id
  from asks a
  where a.school_id = of_school and a.answer is null
  union all
  select o.initiative_id, o.member_id
  from offers o
  where o.school_id = of_school and o.answer is null
  union all
  select c.initiative_id, c.opened_by
  from calls c
  where c.school_id = of_school and c.closed_at is null
$$;
