ALTER TABLE "passings" DROP CONSTRAINT "passings_kind";--> statement-breakpoint
ALTER TABLE "passings" DROP CONSTRAINT "passings_of_one_thing";--> statement-breakpoint
DROP INDEX "passings_once";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "keeper_id" uuid;--> statement-breakpoint
ALTER TABLE "passings" ADD COLUMN "decision_id" uuid;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_school_id_keeper_id_members_school_id_id_fk" FOREIGN KEY ("school_id","keeper_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "passings_once" ON "passings" USING btree ("school_id","member_id","kind",coalesce("turn_id", "initiative_id", "action_id", "barrier_id", "call_id", "decision_id")) WHERE "passings"."passed_at" is null and "passings"."cancelled_at" is null;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_kind" CHECK ("passings"."kind" in ('turn', 'sponsorship', 'ownership', 'action', 'barrier', 'call', 'decision'));--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_of_one_thing" CHECK (num_nonnulls("passings"."turn_id", "passings"."initiative_id", "passings"."action_id", "passings"."barrier_id", "passings"."call_id", "passings"."decision_id") = 1);