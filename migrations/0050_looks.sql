-- When each school is to be looked at next for what its people are told: as soon as it changes, or at the next instant that brings something by
-- itself. A school that nothing can come due in has no such instant, and is not looked at.
CREATE TABLE "school_looks" (
	"school_id" uuid PRIMARY KEY DEFAULT current_school() NOT NULL,
	"look_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"looked_at" timestamp with time zone DEFAULT '-infinity' NOT NULL,
	"changes" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
-- What a server has in hand in a school, has just done, or is to try again.
CREATE TABLE "due_in_hand" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"kind" text NOT NULL,
	"tries" integer NOT NULL,
	"holder" text,
	"taken_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "due_in_hand_school_id_kind_pk" PRIMARY KEY("school_id","kind"),
	CONSTRAINT "due_in_hand_kind" CHECK ("due_in_hand"."kind" in ('absences', 'decisions', 'notices'))
);
--> statement-breakpoint
ALTER TABLE "school_looks" ADD CONSTRAINT "school_looks_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "due_in_hand" ADD CONSTRAINT "due_in_hand_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- One query over all schools finds what is due, so these begin with when, not with the school.
CREATE INDEX "school_looks_due" ON "school_looks" USING btree ("look_at");
--> statement-breakpoint
CREATE INDEX "school_looks_looked" ON "school_looks" USING btree ("looked_at");
--> statement-breakpoint
CREATE INDEX "decisions_due" ON "decisions" USING btree ("deadline") WHERE "decisions"."state" = 'open';
--> statement-breakpoint
CREATE INDEX "decision_nudges_due" ON "decision_nudges" USING btree ("send_after") WHERE "decision_nudges"."sent_at" is null;
--> statement-breakpoint
CREATE INDEX "passings_due_on" ON "passings" USING btree ("passes_on") WHERE "passings"."passed_at" is null and "passings"."cancelled_at" is null;
--> statement-breakpoint
CREATE INDEX "leaves_to_begin" ON "leaves" USING btree ("starts_on") WHERE "leaves"."begun_at" is null and "leaves"."cancelled_at" is null;
--> statement-breakpoint
CREATE INDEX "members_leaving" ON "members" USING btree ("last_day_on") WHERE "members"."left_on" is null and "members"."last_day_on" is not null;
