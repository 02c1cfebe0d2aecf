-- What those who do the work would answer to its learning question so far: a dated line, with the question it answers.
create table learning_answers (
  school_id uuid default current_school() not null,
  id uuid not null,
  initiative_id uuid not null,
  question text not null,
  body text not null,
  written_by uuid not null,
  written_at timestamp with time zone default skein_now() not null,
  edited_at timestamp with time zone,
  constraint learning_answers_school_id_id_pk primary key (school_id, id),
  constraint learning_answers_school_id_initiative_id_initiatives_school_id_id_fk foreign key (school_id, initiative_id) references initiatives (school_id, id),
  constraint learning_answers_school_id_written_by_members_school_id_id_fk foreign key (school_id, written_by) references members (school_id, id),
  constraint learning_answers_body_length check (length(trim(body)) between 1 and 500),
  constraint learning_answers_to_a_question check (length(trim(question)) > 0)
);
--> statement-breakpoint
create index learning_answers_of on learning_answers (school_id, initiative_id, written_at);
--> statement-breakpoint
-- Its author may write it better, and nobody makes it another's, another day's or another question's.
create function keep_learning_answer() returns trigger language plpgsql as $$
declare words text[] := array['body', 'edited_at'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - words is distinct from to_jsonb(old) - words or (new.body <> old.body and new.edited_at is not distinct from old.edited_at)
  then raise exception 'an answer stays with its author, day and question' using errcode = 'restrict_violation', constraint = 'learning_answers_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger learning_answers_kept before update or delete on learning_answers for each row execute function keep_learning_answer();
--> statement-breakpoint
select isolate('learning_answers');
--> statement-breakpoint
select tells('learning_answers', 'initiatives');
--> statement-breakpoint
-- An initiative serves a goal of the school's plan, or says in a line why none.
alter table initiatives add column no_goal_because text default '' not null;
--> statement-breakpoint
alter table initiatives add constraint initiatives_goal_or_why check (sip_goal_id is null or no_goal_because = '');
