create table sponsor_asks (
  school_id uuid default current_school() not null,
  id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone default skein_now() not null,
  answer text,
  answer_reason text default '' not null,
  answered_at timestamp with time zone,
  constraint sponsor_asks_school_id_id_pk primary key (school_id, id),
  constraint sponsor_asks_school_id_initiative_id_initiatives_school_id_id_fk foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint sponsor_asks_school_id_member_id_members_school_id_id_fk foreign key (school_id, member_id) references members (school_id, id),
  constraint sponsor_asks_school_id_asked_by_members_school_id_id_fk foreign key (school_id, asked_by) references members (school_id, id),
  constraint sponsor_asks_answer check (answer in ('accepted', 'declined', 'withdrawn')),
  constraint sponsor_asks_answered_when check ((answer is null) = (answered_at is null)),
  constraint sponsor_asks_accepted_with_a_line check (answer is distinct from 'accepted' or length(trim(answer_reason)) > 0)
);
--> statement-breakpoint
create unique index sponsor_asks_one_open on sponsor_asks (school_id, initiative_id) where answer is null;
--> statement-breakpoint
create index sponsor_asks_of_member on sponsor_asks (school_id, member_id);
--> statement-breakpoint
create trigger sponsor_asks_kept before update or delete on sponsor_asks for each row execute function keep_answered();
--> statement-breakpoint
create trigger sponsor_asks_not_gone before insert on sponsor_asks for each row when (new.answer is null) execute function refuse_gone('member_id');
--> statement-breakpoint
create trigger sponsor_asks_not_stopped before insert on sponsor_asks for each row execute function refuse_stopped();
--> statement-breakpoint
select isolate('sponsor_asks');
--> statement-breakpoint
select tells('sponsor_asks', 'initiatives');
