alter table hand_overs add column led_until date;
--> statement-breakpoint
create constraint trigger hand_overs_give_lead_back after update of answer on hand_overs
  deferrable initially deferred
  for each row
    when (
      old.answer is null and old.offered_at is not null and new.answer in ('declined', 'withdrawn')
    )
  execute function give_lead_back();
--> statement-breakpoint
create constraint trigger turns_give_lead_back after update of ended_at on turns
  deferrable initially deferred
  for each row
    when (
      new.role = 'lead'
        and new.ended_at = new.began_at
        and old.ended_at is distinct from old.began_at
    )
  execute function give_lead_back();
