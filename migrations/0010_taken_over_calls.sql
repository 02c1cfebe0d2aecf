-- A call that closed as a lead was taken over says by which hand-over, and so do the offers to it
-- that were thanked then; both were known by the same person at the same moment.
alter table calls
  add column hand_over_id uuid,
  add constraint calls_school_id_hand_over_id_hand_overs_school_id_id_fk
    foreign key (school_id, hand_over_id) references hand_overs (school_id, id),
  add constraint calls_handed_are_closed check (hand_over_id is null or closed_at is not null);
--> statement-breakpoint
alter table offers
  add column hand_over_id uuid,
  add constraint offers_school_id_hand_over_id_hand_overs_school_id_id_fk
    foreign key (school_id, hand_over_id) references hand_overs (school_id, id),
  add constraint offers_handed_are_declined check (hand_over_id is null or answer = 'declined');
--> statement-breakpoint
-- The walls are lowered, and the keepers asleep, for these two statements only.
alter table calls no force row level security;
--> statement-breakpoint
alter table offers no force row level security;
--> statement-breakpoint
alter table hand_overs no force row level security;
--> statement-breakpoint
alter table calls disable trigger user;
--> statement-breakpoint
alter table offers disable trigger user;
--> statement-breakpoint
update calls c
set hand_over_id = h.id
from hand_overs h
where (h.school_id, h.initiative_id, h.to_member_id) = (c.school_id, c.initiative_id, c.closed_by)
  and h.answer = 'accepted'
  and h.answered_at = c.closed_at
  and c.role = 'lead';
--> statement-breakpoint
update offers o
set hand_over_id = c.hand_over_id
from calls c
where (c.school_id, c.id) = (o.school_id, o.call_id)
  and c.hand_over_id is not null
  and o.answer = 'declined'
  and (o.answered_by, o.answered_at) = (c.closed_by, c.closed_at);
--> statement-breakpoint
alter table offers enable trigger user;
--> statement-breakpoint
alter table calls enable trigger user;
--> statement-breakpoint
alter table hand_overs force row level security;
--> statement-breakpoint
alter table offers force row level security;
--> statement-breakpoint
alter table calls force row level security;
--> statement-breakpoint
create constraint trigger members_leave_an_owner after update of left_on on members
  deferrable initially deferred
  for each row when (old.left_on is null and new.left_on is not null and old.access = 'owner')
  execute function leave_an_owner();
