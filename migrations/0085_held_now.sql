-- Who holds what now is asked of all initiatives at once, out of years of turns: it stands whole in the index of the open ones.
create index turns_now on turns (school_id, initiative_id, role, seat, began_at, member_id, id) where ended_at is null;
--> statement-breakpoint
drop index turns_open;
--> statement-breakpoint
-- Since when there are members at all, which says who founded the school.
create index members_joined on members (school_id, joined_on);
