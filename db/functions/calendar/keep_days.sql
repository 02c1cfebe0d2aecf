-- A school that moves to another time zone keeps its days: what began or ended with a day there
-- begins or ends with it here. It does not pass over what happened near it on the same initiative,
-- but goes half of the way there.
create or replace function keep_days() returns trigger
language plpgsql
as $$
begin
  set constraints turns_one_lead_a_seat, turns_one_role_a_person deferred;
  with ends as (
    select initiative_id, began_at as at
    from turns
    where school_id = new.id
    union select initiative_id, ended_at
    from turns
    where school_id = new.id and ended_at is not null
    union select t.initiative_id, p.ended_before
    from passings p join turns t on (t.school_id, t.id) = (p.school_id, p.turn_id)
    where p.school_id = new.id and p.ended_before is not null
  ),
    wished as (
      select initiative_id, at, same_day_in(at, old.time_zone, new.time_zone) as wish from ends
    ),
    near as (
      select *,
        max(at) filter (where wish = at) over (
          partition by initiative_id order by at rows between unbounded preceding and 1 preceding
        ) as before,
        min(at) filter (where wish = at) over (
          partition by initiative_id order by at rows between 1 following and unbounded following
        ) as after
      from wished
    ),
    moved as materialized (
      select initiative_id, at, case
        when wish > at then least(wish, at + (after - at) / 2)
        else greatest(wish, at - (at - before) / 2)
      end as to_at
      from near
      where wish <> at
    ),
    turns_moved as (
      update turns t
        set began_at = coalesce(
          (
            select to_at from moved m where (m.initiative_id, m.at) = (t.initiative_id, t.began_at)
          ), t.began_at
        ),
          ended_at = coalesce(
            (
              select to_at
              from moved m
              where (m.initiative_id, m.at) = (t.initiative_id, t.ended_at)
            ), t.ended_at
          )
        where t.school_id = new.id
          and exists (
            select
            from moved m
            where m.initiative_id = t.initiative_id and m.at in (t.began_at, t.ended_at)
          )
    )
  update passings p
  set ended_before = m.to_at
  from moved m, turns t
  where p.school_id = new.id
    and (t.school_id, t.id) = (p.school_id, p.turn_id)
    and (m.initiative_id, m.at) = (t.initiative_id, p.ended_before);
  set constraints turns_one_lead_a_seat, turns_one_role_a_person immediate;
  update decisions
    set deadline = (deadline at time zone old.time_zone) at time zone new.time_zone
    where school_id = new.id and deadline is not null;
  update decision_nudges
    set send_after = (send_after at time zone old.time_zone) at time zone new.time_zone
    where school_id = new.id and sent_at is null and send_after > skein_now();
  return null;
end
$$;
