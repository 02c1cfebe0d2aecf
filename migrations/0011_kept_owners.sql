-- The last owner stays one as well: less access leaves a school as ownerless as leaving does.
drop trigger members_leave_an_owner on members;
--> statement-breakpoint
create constraint trigger members_leave_an_owner after update of left_on, access on members
  deferrable initially deferred
  for each row when (
    old.access = 'owner'
    and old.left_on is null
    and (new.left_on is not null or new.access <> 'owner')
  )
  execute function leave_an_owner();
