DROP INDEX "asks_one_open_per_member";--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "closes_on" date;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "rolled" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "with_answer" text;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "with_answered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "suggested_id" uuid;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_suggested_id_members_school_id_id_fk" FOREIGN KEY ("school_id","suggested_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "asks_one_open_per_role" ON "asks" USING btree ("school_id","initiative_id","member_id","role") WHERE "asks"."answer" is null;--> statement-breakpoint
CREATE INDEX "offers_to_call" ON "offers" USING btree ("school_id","call_id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_with_answer" CHECK ("offers"."with_answer" in ('agreed', 'declined'));--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_pair_answers" CHECK (("offers"."with_answer" is null) = ("offers"."with_answered_at" is null) and ("offers"."with_answer" is null or "offers"."with_member_id" is not null));--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_private_to_a_caller" CHECK (not "offers"."is_private" or "offers"."call_id" is not null);