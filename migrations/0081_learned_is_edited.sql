-- Who wrote an answer may have it open in two windows.
alter table edits drop constraint edits_thing;
--> statement-breakpoint
alter table edits add constraint edits_thing check (thing in ('initiative', 'plan', 'hand-over', 'draft', 'member', 'school', 'school year', 'term', 'closed days', 'template', 'contribution', 'update', 'learning answer'));
