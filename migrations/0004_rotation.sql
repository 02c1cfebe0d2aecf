CREATE TABLE "actions" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid,
	"text" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"outcome" text,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "actions_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "actions_outcome" CHECK ("actions"."outcome" in ('done', 'dropped')),
	CONSTRAINT "actions_text_is_said" CHECK (length(trim("actions"."text")) between 1 and 500),
	CONSTRAINT "actions_ended_when" CHECK (("actions"."outcome" is null) = ("actions"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "barriers" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"text" text NOT NULL,
	"brought_to" uuid,
	"raised_by" uuid NOT NULL,
	"raised_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"resolution" text DEFAULT '' NOT NULL,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "barriers_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "barriers_text_is_said" CHECK (length(trim("barriers"."text")) between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "closed_days" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "closed_days_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "closed_days_in_order" CHECK ("closed_days"."ends_on" >= "closed_days"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "leaves" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "leaves_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "leaves_in_order" CHECK ("leaves"."ends_on" >= "leaves"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "terms_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "terms_name" UNIQUE("school_id","name"),
	CONSTRAINT "terms_in_order" CHECK ("terms"."ends_on" > "terms"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "asks" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"call_id" uuid,
	"member_id" uuid NOT NULL,
	"role" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"answer" text,
	"answer_reason" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone,
	"turn_id" uuid,
	CONSTRAINT "asks_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "asks_role" CHECK ("asks"."role" in ('lead', 'co-lead', 'follow', 'shadow')),
	CONSTRAINT "asks_answer" CHECK ("asks"."answer" in ('accepted', 'declined', 'withdrawn')),
	CONSTRAINT "asks_answered_when" CHECK (("asks"."answer" is null) = ("asks"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"role" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"hours" text DEFAULT '' NOT NULL,
	"recompense" text DEFAULT '' NOT NULL,
	"skills" text DEFAULT '' NOT NULL,
	"support" text DEFAULT '' NOT NULL,
	"audience" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"closing" text DEFAULT '' NOT NULL,
	CONSTRAINT "calls_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "calls_role" CHECK ("calls"."role" in ('lead', 'co-lead', 'follow', 'shadow')),
	CONSTRAINT "calls_audience" CHECK ("calls"."audience" in ('all', 'some')),
	CONSTRAINT "calls_in_order" CHECK ("calls"."ends_on" >= "calls"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "calendar_feeds_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "calendar_feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"day" date NOT NULL,
	"place" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "digests_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "digests_one_a_day" UNIQUE("school_id","member_id","day","place")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"sentence" text NOT NULL,
	"initiative" integer,
	"due_on" date,
	"made_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"seen_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "notices_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "notices_once" UNIQUE("school_id","member_id","key"),
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('hand-over', 'asked', 'offer', 'call', 'change', 'leave', 'decision', 'other'))
);
--> statement-breakpoint
CREATE TABLE "rotation_order" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	CONSTRAINT "rotation_order_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "rotation_order_place" UNIQUE("school_id","plan_id","place"),
	CONSTRAINT "rotation_order_once" UNIQUE("school_id","plan_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "rotation_plans" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"cadence" text NOT NULL,
	"every_weeks" smallint,
	"milestone" text DEFAULT '' NOT NULL,
	"milestone_on" date,
	"choosing" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "rotation_plans_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "rotation_plans_cadence" CHECK ("rotation_plans"."cadence" in ('every few weeks', 'every term', 'at a milestone', 'open-ended')),
	CONSTRAINT "rotation_plans_choosing" CHECK ("rotation_plans"."choosing" in ('in this order', 'fairest first')),
	CONSTRAINT "rotation_plans_weeks" CHECK (("rotation_plans"."cadence" = 'every few weeks') = ("rotation_plans"."every_weeks" is not null) and "rotation_plans"."every_weeks" between 1 and 52),
	CONSTRAINT "rotation_plans_milestone" CHECK (("rotation_plans"."cadence" = 'at a milestone') = ("rotation_plans"."milestone" <> ''))
);
--> statement-breakpoint
CREATE TABLE "turn_changes" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"turn_id" uuid NOT NULL,
	"other_turn_id" uuid,
	"with_member_id" uuid NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"reason" text DEFAULT '' NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"answer" text,
	"answer_reason" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "turn_changes_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "turn_changes_kind" CHECK ("turn_changes"."kind" in ('swap', 'stand in', 'extend')),
	CONSTRAINT "turn_changes_answer" CHECK ("turn_changes"."answer" in ('agreed', 'declined', 'withdrawn')),
	CONSTRAINT "turn_changes_answered_when" CHECK (("turn_changes"."answer" is null) = ("turn_changes"."answered_at" is null)),
	CONSTRAINT "turn_changes_swap_two" CHECK (("turn_changes"."kind" = 'swap') = ("turn_changes"."other_turn_id" is not null)),
	CONSTRAINT "turn_changes_in_order" CHECK ("turn_changes"."ends_on" >= "turn_changes"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "resets" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"stance_id" uuid,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"old_way" text DEFAULT '' NOT NULL,
	"evidence" text DEFAULT '' NOT NULL,
	"new_way" text DEFAULT '' NOT NULL,
	"dropped" text DEFAULT '' NOT NULL,
	"outcome" text,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	CONSTRAINT "resets_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "resets_outcome" CHECK ("resets"."outcome" in ('changed', 'kept')),
	CONSTRAINT "resets_settled_when" CHECK (("resets"."outcome" is null) = ("resets"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "stances" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"update_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"reason" text NOT NULL,
	"taken_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "stances_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "stances_stance" CHECK ("stances"."stance" in ('push', 'support', 'back up', 'change direction')),
	CONSTRAINT "stances_reason_is_said" CHECK (length(trim("stances"."reason")) between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "contributions" DROP CONSTRAINT "contributions_kind";--> statement-breakpoint
ALTER TABLE "turns" DROP CONSTRAINT "turns_end_after_they_begin";--> statement-breakpoint
DROP INDEX "hand_overs_of_initiative";--> statement-breakpoint
ALTER TABLE "hand_overs" ALTER COLUMN "to_member_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_overs" ALTER COLUMN "stands" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "hand_overs" ALTER COLUMN "next" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "hand_overs" ALTER COLUMN "offered_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_overs" ALTER COLUMN "offered_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "hand_overs" ALTER COLUMN "offered_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "last_day_on" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "works_on" smallint DEFAULT 31 NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "letters" text DEFAULT 'once a day' NOT NULL;--> statement-breakpoint
ALTER TABLE "schools" ADD COLUMN "quiet_from" time DEFAULT '18:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "schools" ADD COLUMN "quiet_to" time DEFAULT '07:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD COLUMN "weeks_shadowed" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD COLUMN "weeks_beside" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD COLUMN "suggested_id" uuid;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD COLUMN "choice_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD COLUMN "prepared_by" uuid;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD COLUMN "prepared_at" timestamp with time zone DEFAULT skein_now() NOT NULL;--> statement-breakpoint
-- What was offered before was prepared in the same act. The wall is lowered for this statement only: an owner who is no superuser sees no row behind it.
ALTER TABLE "hand_overs" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "hand_overs" SET "prepared_by" = "offered_by", "prepared_at" = "offered_at";--> statement-breakpoint
ALTER TABLE "hand_overs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "hand_overs" ALTER COLUMN "prepared_by" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "call_id" uuid;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "with_member_id" uuid;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "is_private" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_school_id_owner_id_members_school_id_id_fk" FOREIGN KEY ("school_id","owner_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_school_id_added_by_members_school_id_id_fk" FOREIGN KEY ("school_id","added_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_school_id_ended_by_members_school_id_id_fk" FOREIGN KEY ("school_id","ended_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "barriers" ADD CONSTRAINT "barriers_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "barriers" ADD CONSTRAINT "barriers_school_id_brought_to_members_school_id_id_fk" FOREIGN KEY ("school_id","brought_to") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "barriers" ADD CONSTRAINT "barriers_school_id_raised_by_members_school_id_id_fk" FOREIGN KEY ("school_id","raised_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "barriers" ADD CONSTRAINT "barriers_school_id_resolved_by_members_school_id_id_fk" FOREIGN KEY ("school_id","resolved_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_school_id_recorded_by_members_school_id_id_fk" FOREIGN KEY ("school_id","recorded_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_school_id_call_id_calls_school_id_id_fk" FOREIGN KEY ("school_id","call_id") REFERENCES "public"."calls"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_school_id_asked_by_members_school_id_id_fk" FOREIGN KEY ("school_id","asked_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_school_id_turn_id_turns_school_id_id_fk" FOREIGN KEY ("school_id","turn_id") REFERENCES "public"."turns"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_school_id_opened_by_members_school_id_id_fk" FOREIGN KEY ("school_id","opened_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_school_id_closed_by_members_school_id_id_fk" FOREIGN KEY ("school_id","closed_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation_order" ADD CONSTRAINT "rotation_order_school_id_plan_id_rotation_plans_school_id_id_fk" FOREIGN KEY ("school_id","plan_id") REFERENCES "public"."rotation_plans"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation_order" ADD CONSTRAINT "rotation_order_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation_plans" ADD CONSTRAINT "rotation_plans_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation_plans" ADD CONSTRAINT "rotation_plans_school_id_set_by_members_school_id_id_fk" FOREIGN KEY ("school_id","set_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turn_changes" ADD CONSTRAINT "turn_changes_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turn_changes" ADD CONSTRAINT "turn_changes_school_id_turn_id_turns_school_id_id_fk" FOREIGN KEY ("school_id","turn_id") REFERENCES "public"."turns"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turn_changes" ADD CONSTRAINT "turn_changes_school_id_other_turn_id_turns_school_id_id_fk" FOREIGN KEY ("school_id","other_turn_id") REFERENCES "public"."turns"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turn_changes" ADD CONSTRAINT "turn_changes_school_id_with_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","with_member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turn_changes" ADD CONSTRAINT "turn_changes_school_id_asked_by_members_school_id_id_fk" FOREIGN KEY ("school_id","asked_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resets" ADD CONSTRAINT "resets_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resets" ADD CONSTRAINT "resets_school_id_stance_id_stances_school_id_id_fk" FOREIGN KEY ("school_id","stance_id") REFERENCES "public"."stances"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resets" ADD CONSTRAINT "resets_school_id_opened_by_members_school_id_id_fk" FOREIGN KEY ("school_id","opened_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resets" ADD CONSTRAINT "resets_school_id_settled_by_members_school_id_id_fk" FOREIGN KEY ("school_id","settled_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stances" ADD CONSTRAINT "stances_school_id_update_id_updates_school_id_id_fk" FOREIGN KEY ("school_id","update_id") REFERENCES "public"."updates"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stances" ADD CONSTRAINT "stances_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actions_of" ON "actions" USING btree ("school_id","initiative_id") WHERE "actions"."outcome" is null;--> statement-breakpoint
CREATE INDEX "actions_owned" ON "actions" USING btree ("school_id","owner_id") WHERE "actions"."outcome" is null;--> statement-breakpoint
CREATE INDEX "barriers_of" ON "barriers" USING btree ("school_id","initiative_id");--> statement-breakpoint
CREATE INDEX "closed_days_when" ON "closed_days" USING btree ("school_id","starts_on");--> statement-breakpoint
CREATE INDEX "leaves_of" ON "leaves" USING btree ("school_id","member_id","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "asks_one_open_per_member" ON "asks" USING btree ("school_id","initiative_id","member_id") WHERE "asks"."answer" is null;--> statement-breakpoint
CREATE INDEX "asks_of_member" ON "asks" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calls_one_open_per_role" ON "calls" USING btree ("school_id","initiative_id","role") WHERE "calls"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "calls_of" ON "calls" USING btree ("school_id","initiative_id","opened_at");--> statement-breakpoint
CREATE INDEX "calendar_feeds_of" ON "calendar_feeds" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE INDEX "notices_of" ON "notices" USING btree ("school_id","member_id","made_at");--> statement-breakpoint
CREATE INDEX "rotation_plans_of" ON "rotation_plans" USING btree ("school_id","initiative_id","set_at");--> statement-breakpoint
CREATE UNIQUE INDEX "turn_changes_one_open_per_turn" ON "turn_changes" USING btree ("school_id","turn_id") WHERE "turn_changes"."answer" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "turn_changes_extended_once" ON "turn_changes" USING btree ("school_id","turn_id") WHERE "turn_changes"."kind" = 'extend' and "turn_changes"."answer" = 'agreed';--> statement-breakpoint
CREATE INDEX "turn_changes_of" ON "turn_changes" USING btree ("school_id","initiative_id","asked_at");--> statement-breakpoint
CREATE INDEX "turn_changes_with" ON "turn_changes" USING btree ("school_id","with_member_id") WHERE "turn_changes"."answer" is null;--> statement-breakpoint
CREATE INDEX "resets_of" ON "resets" USING btree ("school_id","initiative_id","opened_at");--> statement-breakpoint
CREATE INDEX "stances_of" ON "stances" USING btree ("school_id","update_id","taken_at");--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_school_id_suggested_id_members_school_id_id_fk" FOREIGN KEY ("school_id","suggested_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_school_id_prepared_by_members_school_id_id_fk" FOREIGN KEY ("school_id","prepared_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_call_id_calls_school_id_id_fk" FOREIGN KEY ("school_id","call_id") REFERENCES "public"."calls"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_with_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","with_member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hand_overs_of_initiative" ON "hand_overs" USING btree ("school_id","initiative_id","prepared_at");--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_kind" CHECK ("contributions"."kind" in ('led', 'followed', 'shadowed', 'offered', 'handed over', 'stepped back', 'started', 'updated', 'decided', 'reflected', 'called', 'chose', 'stood in', 'took a stance', 'reset', 'finished an action', 'raised a barrier', 'cleared a barrier', 'facilitated', 'took notes', 'prepared', 'taught', 'supported', 'translated', 'organised', 'listened', 'raised a concern', 'other'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_letters" CHECK ("members"."letters" in ('once a day', 'at once', 'never'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_works_on" CHECK ("members"."works_on" between 1 and 127);--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_offered_to_someone" CHECK (("hand_overs"."offered_at" is null) = ("hand_overs"."offered_by" is null) and ("hand_overs"."offered_at" is null or ("hand_overs"."to_member_id" is not null and "hand_overs"."stands" <> '')));--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_answered_once_offered" CHECK ("hand_overs"."answer" is null or "hand_overs"."answer" = 'withdrawn' or "hand_overs"."offered_at" is not null);--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_weeks" CHECK ("hand_overs"."weeks_shadowed" between 0 and 12 and "hand_overs"."weeks_beside" between 0 and 12);--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_pair_is_two" CHECK ("offers"."with_member_id" <> "offers"."member_id");--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_never_end_before_they_begin" CHECK ("turns"."ended_at" >= "turns"."began_at");