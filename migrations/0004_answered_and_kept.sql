-- What is answered, used or sent never changes. A school that moves to another time zone moves the
-- instants of what waits, from within a trigger of its own.
create trigger decision_nudges_kept before delete or update on decision_nudges
  for each row when (pg_trigger_depth() = 0) execute function keep_until_ended('sent_at');
--> statement-breakpoint
create trigger hand_overs_kept before delete or update on hand_overs
  for each row execute function keep_hand_over();
--> statement-breakpoint
create trigger invitations_kept before delete or update on invitations
  for each row execute function keep_invitation();
--> statement-breakpoint
create trigger method_templates_kept before delete or update on method_templates
  for each row
  execute function keep_until_ended('ended_at', 'name', 'rules', 'made_by', 'changed_at');
--> statement-breakpoint
create trigger passings_kept before delete or update on passings
  for each row when (pg_trigger_depth() = 0) execute function keep_passing();
--> statement-breakpoint
-- The letters of an invitation go with it when its member is forgotten.
drop trigger invitation_letters_kept on invitation_letters;
--> statement-breakpoint
create trigger invitation_letters_kept before delete or update on invitation_letters
  for each row execute function keep_invitation_letter();
