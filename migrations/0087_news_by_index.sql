-- What everyone's Home asks for after each piece of news is read from the end of an index, whatever lies before it.
create index decisions_recorded on decisions (school_id, recorded_at) where state = 'decided';
--> statement-breakpoint
create index decisions_under_way on decisions (school_id, state) where state <> 'decided';
--> statement-breakpoint
create index updates_by on updates (school_id, written_by);
--> statement-breakpoint
create index contributions_declined on contributions (school_id, member_id) where declined_at is not null;
--> statement-breakpoint
-- The board shows of all updates the latest health alone: most updates leave it as it was, and are no news there. A correction counts as of
-- the update that it corrects.
create function changes_health(given updates) returns boolean language sql as $$
  select coalesce((
    select u.health <> given.health and (coalesce(c.written_at, u.written_at), u.written_at) <= (coalesce(
      (select f.written_at from updates f where f.school_id = given.school_id and f.id = given.corrects_id), given.written_at), given.written_at)
    from updates u left join updates c on c.school_id = u.school_id and c.id = u.corrects_id
    where u.school_id = given.school_id and u.initiative_id = given.initiative_id and u.id <> given.id
    order by coalesce(c.written_at, u.written_at) desc, u.written_at desc limit 1
  ), true)
$$;
--> statement-breakpoint
create trigger told_health after insert on updates for each row when (changes_health(new)) execute function told('school_id', 'health');
