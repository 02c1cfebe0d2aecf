-- Lines of the ledger and updates are corrected by new ones; whoever corrects the same at the same time is told by whom.
alter table edits drop constraint edits_thing;
--> statement-breakpoint
alter table edits add constraint edits_thing check (thing in ('initiative', 'plan', 'hand-over', 'draft', 'member', 'school', 'school year', 'term', 'closed days', 'template', 'contribution', 'update'));
