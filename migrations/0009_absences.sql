CREATE TABLE "passings" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"leave_id" uuid,
	"kind" text NOT NULL,
	"passes_on" date NOT NULL,
	"turn_id" uuid,
	"initiative_id" uuid,
	"action_id" uuid,
	"barrier_id" uuid,
	"call_id" uuid,
	"to_member_id" uuid,
	"hand_over_id" uuid,
	"ended_before" timestamp with time zone,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"passed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "passings_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "passings_kind" CHECK ("passings"."kind" in ('turn', 'sponsorship', 'ownership', 'action', 'barrier', 'call')),
	CONSTRAINT "passings_of_one_thing" CHECK (num_nonnulls("passings"."turn_id", "passings"."initiative_id", "passings"."action_id", "passings"."barrier_id", "passings"."call_id") = 1),
	CONSTRAINT "passings_done_or_not" CHECK ("passings"."passed_at" is null or "passings"."cancelled_at" is null)
);
--> statement-breakpoint
ALTER TABLE "leaves" ADD COLUMN "begun_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_leave_id_leaves_school_id_id_fk" FOREIGN KEY ("school_id","leave_id") REFERENCES "public"."leaves"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_turn_id_turns_school_id_id_fk" FOREIGN KEY ("school_id","turn_id") REFERENCES "public"."turns"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_action_id_actions_school_id_id_fk" FOREIGN KEY ("school_id","action_id") REFERENCES "public"."actions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_barrier_id_barriers_school_id_id_fk" FOREIGN KEY ("school_id","barrier_id") REFERENCES "public"."barriers"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_call_id_calls_school_id_id_fk" FOREIGN KEY ("school_id","call_id") REFERENCES "public"."calls"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_to_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","to_member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_hand_over_id_hand_overs_school_id_id_fk" FOREIGN KEY ("school_id","hand_over_id") REFERENCES "public"."hand_overs"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passings" ADD CONSTRAINT "passings_school_id_recorded_by_members_school_id_id_fk" FOREIGN KEY ("school_id","recorded_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "passings_once" ON "passings" USING btree ("school_id","member_id","kind",coalesce("turn_id", "initiative_id", "action_id", "barrier_id", "call_id")) WHERE "passings"."passed_at" is null and "passings"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "passings_due" ON "passings" USING btree ("school_id","passes_on") WHERE "passings"."passed_at" is null and "passings"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "passings_of" ON "passings" USING btree ("school_id","member_id");