-- Whether a member is here today: has not left, and is not on leave.
create function is_here(m members) returns boolean language sql stable as $$
  select m.left_on is null and not is_away(m.school_id, m.id, (select (skein_now() at time zone time_zone)::date from schools where id = m.school_id))
$$;
--> statement-breakpoint
-- Who writes down the outcome: where one person decides, those who decide and are here; otherwise, or when none of them is, whoever sees it
-- through. Administrators may as well.
create function settlers_of(d decisions) returns setof uuid language sql stable as $$
  with deciders as (
    select p.member_id from decision_participants p join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
    where (p.school_id, p.decision_id) = (d.school_id, d.id) and p.part = 'decision-maker' and d.method in ('advice process', 'lead decides after input') and is_here(m)
  )
  select member_id from deciders union all select coalesce(d.keeper_id, d.proposer_id) where not exists (select from deciders)
$$;
--> statement-breakpoint
-- What people who have left still saw through goes to the longest-serving owner. The wall is lowered for these statements only.
alter table members no force row level security;
--> statement-breakpoint
alter table decisions no force row level security;
--> statement-breakpoint
update decisions d set keeper_id = (select o.id from members o where o.school_id = d.school_id and o.access = 'owner' and o.left_on is null order by o.joined_on, o.id limit 1)
  from members m where (m.school_id, m.id) = (d.school_id, d.proposer_id) and m.left_on is not null and d.state <> 'decided';
--> statement-breakpoint
alter table decisions force row level security;
--> statement-breakpoint
alter table members force row level security;
--> statement-breakpoint
create trigger decisions_proposer_not_gone before insert on decisions for each row when (new.state <> 'decided' and new.proposer_id is not null) execute function refuse_gone('proposer_id');
--> statement-breakpoint
create trigger decisions_keeper_not_gone before update on decisions for each row when (new.keeper_id is distinct from old.keeper_id and new.keeper_id is not null) execute function refuse_gone('keeper_id');
--> statement-breakpoint
create or replace function leave_nothing_behind() returns trigger language plpgsql as $$
begin
  if exists (select from turns where school_id = new.school_id and member_id = new.id and (ended_at is null or ended_at > skein_now()) and not isempty(during))
    or exists (select from hand_overs where school_id = new.school_id and to_member_id = new.id and answer is null)
    or exists (select from asks where school_id = new.school_id and member_id = new.id and answer is null)
    or exists (select from offers where school_id = new.school_id and member_id = new.id and answer is null)
    or exists (select from initiatives where school_id = new.school_id and new.id in (sponsor_id, technical_owner_id) and stage <> 'stopped')
    or exists (select from actions where school_id = new.school_id and owner_id = new.id and outcome is null)
    or exists (select from barriers where school_id = new.school_id and brought_to = new.id and resolved_at is null)
    or exists (select from calls where school_id = new.school_id and opened_by = new.id and closed_at is null)
    or exists (select from decisions where school_id = new.school_id and coalesce(keeper_id, proposer_id) = new.id and state <> 'decided')
  then raise exception 'nothing stays with someone who is gone' using errcode = 'check_violation', constraint = 'members_leave_nothing_behind'; end if;
  return null;
end $$;
