-- What someone said in a thread is corrected by its writer: a new entry that names the first.
alter table thread_entries
  add column corrects_id uuid,
  add constraint thread_entries_corrects
    foreign key (school_id, corrects_id) references thread_entries (school_id, id);
--> statement-breakpoint
create index thread_entries_correcting on thread_entries (school_id, corrects_id)
  where (corrects_id is not null);
--> statement-breakpoint
create trigger thread_entries_correct_the_first before insert on thread_entries
  for each row execute function correct_the_first('decision_id');
--> statement-breakpoint
alter table edits
  drop constraint edits_thing,
  add constraint edits_thing check (
    thing in (
      'initiative', 'plan', 'hand-over', 'draft', 'member', 'school', 'school year', 'term',
      'closed days', 'template', 'learning answer', 'contribution', 'update', 'entry'
    )
  );
