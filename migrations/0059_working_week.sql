-- The days of the week on which the school is open, Monday the lowest of seven bits; 31 is Monday to Friday.
alter table schools add column works_on smallint default 31 not null;
--> statement-breakpoint
alter table schools add constraint schools_works_on check (works_on between 1 and 127);
--> statement-breakpoint
-- Who joins works on the days of the school, until they say otherwise.
create function working_week() returns smallint language sql stable
  as $$ select coalesce((select works_on from schools where id = current_school()), 31::smallint) $$;
--> statement-breakpoint
alter table members alter column works_on set default working_week();
--> statement-breakpoint
-- Who worked on the days of the school goes on doing so when they change; days of one's own stay.
create function move_week() returns trigger language plpgsql as $$
begin
  update members set works_on = new.works_on where school_id = new.id and works_on = old.works_on and left_on is null;
  return null;
end $$;
--> statement-breakpoint
create trigger schools_move_week after update on schools for each row when (new.works_on <> old.works_on) execute function move_week();
