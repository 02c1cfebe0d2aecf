CREATE TABLE "decision_texts" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"part" text NOT NULL,
	"source_id" uuid NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "decision_texts_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "decision_texts_part" UNIQUE("school_id","decision_id","part","source_id")
);
--> statement-breakpoint
CREATE TABLE "method_templates" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"method" text NOT NULL,
	"rules" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "method_templates_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "method_templates_method" CHECK ("method_templates"."method" in ('consent', 'gradients of agreement', 'fist to five', 'advice process', 'majority', 'lead decides after input')),
	CONSTRAINT "method_templates_name_is_said" CHECK (length(trim("method_templates"."name")) > 0)
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"offered_version" integer,
	"integrated_version" integer,
	"raised_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "objections_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "objections_state" CHECK ("objections"."state" in ('open', 'integrated', 'withdrawn', 'stands')),
	CONSTRAINT "objections_reason_is_said" CHECK (length(trim("objections"."reason")) between 1 and 2000),
	CONSTRAINT "objections_integrated_by_a_version" CHECK (("objections"."state" = 'integrated') = ("objections"."integrated_version" is not null)),
	CONSTRAINT "objections_integrated_later" CHECK ("objections"."integrated_version" > "objections"."version" and ("objections"."offered_version" is null or "objections"."offered_version" > "objections"."version"))
);
--> statement-breakpoint
CREATE TABLE "objection_steps" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"objection_id" uuid NOT NULL,
	"step" text NOT NULL,
	"version" integer NOT NULL,
	"line" text DEFAULT '' NOT NULL,
	"taken_by" uuid NOT NULL,
	"taken_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "objection_steps_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "objection_steps_step" CHECK ("objection_steps"."step" in ('raised', 'integration offered', 'integrated', 'not yet', 'withdrawn', 'stands'))
);
--> statement-breakpoint
CREATE TABLE "askings" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"version" integer NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "askings_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "askings_round" UNIQUE("school_id","decision_id","round")
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "proposals_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "proposals_version" UNIQUE("school_id","decision_id","version"),
	CONSTRAINT "proposals_body_length" CHECK (length("proposals"."body") between 1 and 20480)
);
--> statement-breakpoint
CREATE TABLE "ballot_keys" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"key" "bytea" NOT NULL,
	CONSTRAINT "ballot_keys_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "ballot_keys_one" UNIQUE("school_id","decision_id")
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"choice" text NOT NULL,
	CONSTRAINT "ballots_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "ballots_choice" CHECK ("ballots"."choice" in ('yes', 'no', 'abstains'))
);
--> statement-breakpoint
CREATE TABLE "held_ballots" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "held_ballots_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "held_ballots_one_each" UNIQUE("school_id","decision_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "response_changes" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"choice" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"said_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "response_changes_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "response_changes_choice" CHECK ("response_changes"."choice" in ('consents', 'has a concern', 'objects', 'endorses', 'agrees with a point', 'supports with reservations', 'abstains', 'wants discussion', 'dislikes but supports', 'disagrees seriously', 'vetoes', 'zero', 'one', 'two', 'three', 'four', 'five', 'supports', 'cautions', 'suggests another way', 'yes', 'no', 'gives input'))
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"choice" text,
	"reason" text DEFAULT '' NOT NULL,
	"voted" boolean DEFAULT false NOT NULL,
	"responded_at" timestamp with time zone,
	CONSTRAINT "responses_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "responses_one_each" UNIQUE("school_id","decision_id","round","member_id"),
	CONSTRAINT "responses_choice" CHECK ("responses"."choice" in ('consents', 'has a concern', 'objects', 'endorses', 'agrees with a point', 'supports with reservations', 'abstains', 'wants discussion', 'dislikes but supports', 'disagrees seriously', 'vetoes', 'zero', 'one', 'two', 'three', 'four', 'five', 'supports', 'cautions', 'suggests another way', 'yes', 'no', 'gives input')),
	CONSTRAINT "responses_heard_whole" CHECK (("responses"."choice" is not null) = ("responses"."responded_at" is not null)),
	CONSTRAINT "responses_secret_or_said" CHECK (not "responses"."voted" or ("responses"."choice" is null and "responses"."reason" = ''))
);
--> statement-breakpoint
CREATE TABLE "decision_nudges" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"nudged_by" uuid NOT NULL,
	"nudged_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"send_after" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "decision_nudges_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "decision_nudges_once" UNIQUE("school_id","decision_id","round")
);
--> statement-breakpoint
CREATE TABLE "decision_reviews" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"result" text NOT NULL,
	"line" text DEFAULT '' NOT NULL,
	"next_review_on" date,
	"reviewed_by" uuid NOT NULL,
	"reviewed_on" date NOT NULL,
	"reviewed_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "decision_reviews_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "decision_reviews_one_a_date" UNIQUE("school_id","decision_id","due_on"),
	CONSTRAINT "decision_reviews_result" CHECK ("decision_reviews"."result" in ('kept', 'amended', 'ended')),
	CONSTRAINT "decision_reviews_next_later" CHECK ("decision_reviews"."next_review_on" is null or ("decision_reviews"."result" = 'kept' and "decision_reviews"."next_review_on" > "decision_reviews"."reviewed_on"))
);
--> statement-breakpoint
CREATE TABLE "review_reminders" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"said_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "review_reminders_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "review_reminders_once" UNIQUE("school_id","decision_id","due_on")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"held_by" uuid NOT NULL,
	"began_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "rounds_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "rounds_number" UNIQUE("school_id","decision_id","number"),
	CONSTRAINT "rounds_kind" CHECK ("rounds"."kind" in ('present', 'clarifying questions', 'reactions', 'consent'))
);
--> statement-breakpoint
CREATE TABLE "speakers" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"turn" text DEFAULT 'not reached' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"noted_at" timestamp with time zone,
	CONSTRAINT "speakers_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "speakers_once" UNIQUE("school_id","round_id","member_id"),
	CONSTRAINT "speakers_turn" CHECK ("speakers"."turn" in ('not reached', 'spoke', 'passed'))
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"entry_id" uuid,
	"response_id" uuid,
	"body" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "answers_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "answers_one_thing" CHECK (("answers"."entry_id" is null) <> ("answers"."response_id" is null)),
	CONSTRAINT "answers_body_length" CHECK (length("answers"."body") between 1 and 5000)
);
--> statement-breakpoint
CREATE TABLE "thread_entries" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"is_question" boolean DEFAULT false NOT NULL,
	"body" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "thread_entries_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "thread_entries_kind" CHECK ("thread_entries"."kind" in ('contribution', 'view', 'criticism')),
	CONSTRAINT "thread_entries_body_length" CHECK (length("thread_entries"."body") between 1 and 5000)
);
--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_superseded_once";--> statement-breakpoint
ALTER TABLE "contributions" DROP CONSTRAINT "contributions_kind";--> statement-breakpoint
ALTER TABLE "decisions" ALTER COLUMN "decided" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "decisions" ALTER COLUMN "outcome" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ALTER COLUMN "decided_on" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_participants" ADD COLUMN "voice" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "state" text DEFAULT 'decided' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "in_the_room" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "rules" jsonb;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "proposer_id" uuid;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "round" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "deadline" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "closed_how" text;--> statement-breakpoint
ALTER TABLE "decision_texts" ADD CONSTRAINT "decision_texts_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "method_templates" ADD CONSTRAINT "method_templates_school_id_made_by_members_school_id_id_fk" FOREIGN KEY ("school_id","made_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_steps" ADD CONSTRAINT "objection_steps_school_id_objection_id_objections_school_id_id_fk" FOREIGN KEY ("school_id","objection_id") REFERENCES "public"."objections"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_steps" ADD CONSTRAINT "objection_steps_school_id_taken_by_members_school_id_id_fk" FOREIGN KEY ("school_id","taken_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "askings" ADD CONSTRAINT "askings_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "askings" ADD CONSTRAINT "askings_school_id_asked_by_members_school_id_id_fk" FOREIGN KEY ("school_id","asked_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_school_id_written_by_members_school_id_id_fk" FOREIGN KEY ("school_id","written_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_keys" ADD CONSTRAINT "ballot_keys_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_ballots" ADD CONSTRAINT "held_ballots_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_ballots" ADD CONSTRAINT "held_ballots_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_changes" ADD CONSTRAINT "response_changes_school_id_response_id_responses_school_id_id_fk" FOREIGN KEY ("school_id","response_id") REFERENCES "public"."responses"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_nudges" ADD CONSTRAINT "decision_nudges_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_nudges" ADD CONSTRAINT "decision_nudges_school_id_nudged_by_members_school_id_id_fk" FOREIGN KEY ("school_id","nudged_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reviews" ADD CONSTRAINT "decision_reviews_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reviews" ADD CONSTRAINT "decision_reviews_school_id_reviewed_by_members_school_id_id_fk" FOREIGN KEY ("school_id","reviewed_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reminders" ADD CONSTRAINT "review_reminders_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_school_id_held_by_members_school_id_id_fk" FOREIGN KEY ("school_id","held_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_school_id_round_id_rounds_school_id_id_fk" FOREIGN KEY ("school_id","round_id") REFERENCES "public"."rounds"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_school_id_entry_id_thread_entries_school_id_id_fk" FOREIGN KEY ("school_id","entry_id") REFERENCES "public"."thread_entries"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_school_id_response_id_responses_school_id_id_fk" FOREIGN KEY ("school_id","response_id") REFERENCES "public"."responses"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_school_id_written_by_members_school_id_id_fk" FOREIGN KEY ("school_id","written_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_entries" ADD CONSTRAINT "thread_entries_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_entries" ADD CONSTRAINT "thread_entries_school_id_written_by_members_school_id_id_fk" FOREIGN KEY ("school_id","written_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "objections_one_open_each" ON "objections" USING btree ("school_id","decision_id","member_id") WHERE "objections"."state" in ('open', 'stands');--> statement-breakpoint
CREATE INDEX "objections_of" ON "objections" USING btree ("school_id","decision_id");--> statement-breakpoint
CREATE INDEX "objections_to_confirm" ON "objections" USING btree ("school_id","member_id") WHERE "objections"."state" = 'open';--> statement-breakpoint
CREATE INDEX "objection_steps_of" ON "objection_steps" USING btree ("school_id","objection_id","taken_at");--> statement-breakpoint
CREATE INDEX "ballots_of" ON "ballots" USING btree ("school_id","decision_id");--> statement-breakpoint
CREATE INDEX "response_changes_of" ON "response_changes" USING btree ("school_id","response_id","said_at");--> statement-breakpoint
CREATE INDEX "responses_of" ON "responses" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE INDEX "speakers_of" ON "speakers" USING btree ("school_id","round_id","place");--> statement-breakpoint
CREATE INDEX "answers_of" ON "answers" USING btree ("school_id","decision_id","written_at");--> statement-breakpoint
CREATE INDEX "thread_entries_of" ON "thread_entries" USING btree ("school_id","decision_id","written_at");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_school_id_proposer_id_members_school_id_id_fk" FOREIGN KEY ("school_id","proposer_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_school_id_closed_by_members_school_id_id_fk" FOREIGN KEY ("school_id","closed_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_superseded_once" ON "decisions" USING btree ("school_id","supersedes_id") WHERE "decisions"."outcome" is null or "decisions"."outcome" = 'passed';--> statement-breakpoint
CREATE INDEX "decisions_open" ON "decisions" USING btree ("school_id","deadline") WHERE "decisions"."state" = 'open';--> statement-breakpoint
CREATE INDEX "decisions_to_review" ON "decisions" USING btree ("school_id","review_on") WHERE "decisions"."outcome" = 'passed';--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_kind" CHECK ("contributions"."kind" in ('led', 'followed', 'shadowed', 'offered', 'handed over', 'stepped back', 'started', 'updated', 'decided', 'reflected', 'called', 'chose', 'stood in', 'took a stance', 'reset', 'finished an action', 'raised a barrier', 'cleared a barrier', 'proposed', 'responded', 'objected', 'integrated', 'spoke up', 'answered', 'reviewed', 'facilitated', 'took notes', 'prepared', 'taught', 'supported', 'translated', 'organised', 'listened', 'raised a concern', 'other'));--> statement-breakpoint
ALTER TABLE "decision_participants" ADD CONSTRAINT "decision_participants_voice" CHECK ("decision_participants"."voice" in ('affected', 'expert', 'affected and expert'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_state" CHECK ("decisions"."state" in ('draft', 'open', 'closing', 'decided'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_closed_how" CHECK ("decisions"."closed_how" in ('at the deadline', 'early', 'by the proposer'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_whole" CHECK (("decisions"."state" = 'decided') = ("decisions"."outcome" is not null) and ("decisions"."state" = 'decided') = ("decisions"."decided_on" is not null));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_is_said" CHECK ("decisions"."state" <> 'decided' or length(trim("decisions"."decided")) > 0);--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_opened_whole" CHECK ("decisions"."state" not in ('open', 'closing') or ("decisions"."opened_at" is not null and "decisions"."deadline" is not null and "decisions"."rules" is not null and "decisions"."proposer_id" is not null and "decisions"."round" > 0));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_closed_whole" CHECK (("decisions"."state" <> 'closing' or "decisions"."closed_at" is not null) and ("decisions"."state" <> 'open' or "decisions"."closed_at" is null));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_deadline_ahead" CHECK ("decisions"."deadline" > "decisions"."opened_at");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_consent_is_reviewed" CHECK ("decisions"."in_the_room" or "decisions"."method" <> 'consent' or "decisions"."outcome" is distinct from 'passed' or "decisions"."review_on" is not null);