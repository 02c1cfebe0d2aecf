ALTER TABLE "digests" ADD COLUMN "stop_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "decision" integer;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "digest_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_school_id_digest_id_digests_school_id_id_fk" FOREIGN KEY ("school_id","digest_id") REFERENCES "public"."digests"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_waiting" ON "notices" USING btree ("school_id","member_id") WHERE "notices"."mailed_at" is null and "notices"."seen_at" is null;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_stop_hash_unique" UNIQUE("stop_hash");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_mailed_in_a_letter" CHECK (("notices"."mailed_at" is null) = ("notices"."digest_id" is null));