-- How a member is named where someone is chosen: who is away, or soon will be, says until when. A view and not a function of a row, because
-- Postgres opens such a function anew for each of three hundred members.
create view said_members with (security_invoker = true) as
  select m.school_id, m.id, m.name || coalesce(away.said, ', here until ' || to_char(m.last_day_on, 'FMMon FMDD'), '') as name
  from members m join schools s on s.id = m.school_id
    cross join lateral (select (skein_now() at time zone s.time_zone)::date as day) today
    left join lateral (
      select case when l.starts_on > today.day then ', away from ' || to_char(l.starts_on, 'FMMon FMDD') else ', on leave' || coalesce(' until ' || to_char(l.ends_on, 'FMMon FMDD'), '') end as said
      from leaves l
      where l.school_id = m.school_id and l.member_id = m.id and l.cancelled_at is null and (l.ends_on is null or l.ends_on >= today.day) and l.starts_on <= today.day + 14
      order by l.starts_on limit 1
    ) away on true;
--> statement-breakpoint
grant select on said_members to skein_app;
--> statement-breakpoint
drop function said_name(members);
