-- What everyone's Home asks for after each piece of news is read from the end of an index, whatever lies before it.
create index decisions_recorded on decisions (school_id, recorded_at) where state = 'decided';
--> statement-breakpoint
create index decisions_under_way on decisions (school_id, state) where state <> 'decided';
--> statement-breakpoint
create index updates_by on updates (school_id, written_by);
--> statement-breakpoint
create index contributions_declined on contributions (school_id, member_id) where declined_at is not null;
