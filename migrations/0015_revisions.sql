ALTER TABLE "hand_overs" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD COLUMN "revised_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "revised_at" timestamp with time zone;--> statement-breakpoint
-- A calendar program asks which of two versions of an entry is the later one: what it shows of a turn or a hand-over is counted here.
create function count_revision() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  new.revised_at := skein_now();
  return new;
end $$;
--> statement-breakpoint
create trigger turns_revised before update on turns for each row when (new.ended_at is distinct from old.ended_at) execute function count_revision();
--> statement-breakpoint
create trigger hand_overs_revised before update on hand_overs for each row
  when ((new.turn_id, new.to_member_id, new.due_on, new.offered_at, new.answer) is distinct from (old.turn_id, old.to_member_id, old.due_on, old.offered_at, old.answer))
  execute function count_revision();
