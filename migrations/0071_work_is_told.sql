-- Most of what is logged concerns the ledger alone. What was done on an initiative, as a duty, or corrects another line is a topic of its own:
-- pages of initiatives show that, and no other line.
create trigger told_work after insert on contributions for each row
  when (new.initiative_id is not null or new.corrects_id is not null or new.kind in ('facilitated', 'took notes'))
  execute function told('school_id', 'work');
--> statement-breakpoint
create trigger told_work_changed after update on contributions for each row
  when (new.* is distinct from old.*)
  execute function told('school_id', 'work');
