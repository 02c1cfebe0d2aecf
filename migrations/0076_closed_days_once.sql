-- The same closed days stand in a school's calendar once; what was added twice says nothing more.
delete from closed_days c using closed_days earlier
where earlier.school_id = c.school_id and earlier.name = c.name and earlier.starts_on = c.starts_on
  and earlier.ends_on = c.ends_on and earlier.id < c.id;
--> statement-breakpoint
alter table closed_days add constraint closed_days_once unique (school_id, name, starts_on, ends_on);
