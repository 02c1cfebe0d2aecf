-- Who changed a field of something last, and a mark of what they changed it to: whoever edits the same at the same time is told by whom.
create table edits (
  school_id uuid default current_school() not null,
  thing text not null,
  thing_id uuid not null,
  field text not null,
  mark text not null,
  member_id uuid not null,
  edited_at timestamp with time zone default skein_now() not null,
  constraint edits_school_id_thing_thing_id_field_pk primary key (school_id, thing, thing_id, field),
  constraint edits_school_id_member_id_members_school_id_id_fk foreign key (school_id, member_id) references members (school_id, id),
  constraint edits_thing check (thing in ('initiative', 'plan', 'hand-over', 'draft', 'member', 'school', 'school year', 'term', 'closed days', 'template')),
  constraint edits_bounded check (length(field) <= 200 and length(mark) <= 40)
);
--> statement-breakpoint
create index edits_of_member on edits (school_id, member_id);
--> statement-breakpoint
select isolate('edits');
