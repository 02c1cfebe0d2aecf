-- Whoever was to sponsor something from the day of another's leave or leaving is asked, as everyone is.
insert into sponsor_asks (school_id, id, initiative_id, member_id, asked_by)
select distinct on (p.school_id, p.initiative_id) p.school_id, gen_random_uuid(), p.initiative_id, p.to_member_id, p.recorded_by
from passings p join members m on (m.school_id, m.id) = (p.school_id, p.to_member_id) and m.left_on is null and m.access <> 'guest'
  join initiatives i on (i.school_id, i.id) = (p.school_id, p.initiative_id) and i.stage <> 'stopped' and i.sponsor_id = p.member_id
where p.kind = 'sponsorship' and p.passed_at is null and p.cancelled_at is null
  and not exists (select from sponsor_asks a where (a.school_id, a.initiative_id) = (p.school_id, p.initiative_id) and a.answer is null)
order by p.school_id, p.initiative_id, p.passes_on;
--> statement-breakpoint
-- Nobody sponsors who has not said yes: the sponsor is whoever accepted last. Looked at when the transaction ends, and of who was named
-- before anyone was asked not at all.
create function ensure_sponsor_accepted() returns trigger language plpgsql as $$
begin
  if exists (select from initiatives where school_id = new.school_id and id = new.id and sponsor_id = new.sponsor_id) and new.sponsor_id is distinct from (
    select member_id from sponsor_asks where school_id = new.school_id and initiative_id = new.id and answer = 'accepted' order by answered_at desc, id desc limit 1)
  then raise exception 'a sponsor has said yes' using errcode = 'check_violation', constraint = 'initiatives_sponsor_accepted'; end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger initiatives_sponsor_accepted after insert on initiatives deferrable initially deferred
  for each row when (new.sponsor_id is not null) execute function ensure_sponsor_accepted();
--> statement-breakpoint
create constraint trigger initiatives_new_sponsor_accepted after update on initiatives deferrable initially deferred
  for each row when (new.sponsor_id is not null and new.sponsor_id is distinct from old.sponsor_id) execute function ensure_sponsor_accepted();
