CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT skein_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contributions" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"happened_on" date NOT NULL,
	"source" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"initiative_id" uuid,
	"decision_id" uuid,
	"turn_id" uuid,
	"corrects_id" uuid,
	"declined_at" timestamp with time zone,
	CONSTRAINT "contributions_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "contributions_corrected_once" UNIQUE("school_id","corrects_id"),
	CONSTRAINT "contributions_kind" CHECK ("contributions"."kind" in ('led', 'followed', 'shadowed', 'offered', 'handed over', 'stepped back', 'started', 'updated', 'decided', 'reflected', 'facilitated', 'took notes', 'prepared', 'taught', 'supported', 'translated', 'organised', 'listened', 'raised a concern', 'other')),
	CONSTRAINT "contributions_source" CHECK ("contributions"."source" in ('act', 'logged', 'thanks')),
	CONSTRAINT "contributions_text_is_said" CHECK (length(trim("contributions"."text")) between 1 and 500),
	CONSTRAINT "contributions_only_thanks_are_declined" CHECK ("contributions"."declined_at" is null or "contributions"."source" = 'thanks')
);
--> statement-breakpoint
CREATE TABLE "decision_participants" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"part" text DEFAULT 'decision-maker' NOT NULL,
	CONSTRAINT "decision_participants_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "decision_participants_once" UNIQUE("school_id","decision_id","member_id"),
	CONSTRAINT "decision_participants_part" CHECK ("decision_participants"."part" in ('decision-maker', 'adviser', 'guest'))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"question" text NOT NULL,
	"decided" text NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"method" text NOT NULL,
	"authority" text NOT NULL,
	"outcome" text NOT NULL,
	"tally" text DEFAULT '' NOT NULL,
	"decided_on" date NOT NULL,
	"review_on" date,
	"initiative_id" uuid,
	"supersedes_id" uuid,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "decisions_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "decisions_number" UNIQUE("school_id","number"),
	CONSTRAINT "decisions_superseded_once" UNIQUE("school_id","supersedes_id"),
	CONSTRAINT "decisions_method" CHECK ("decisions"."method" in ('consent', 'gradients of agreement', 'fist to five', 'advice process', 'majority', 'lead decides after input')),
	CONSTRAINT "decisions_authority" CHECK ("decisions"."authority" in ('decides', 'recommends', 'advises')),
	CONSTRAINT "decisions_outcome" CHECK ("decisions"."outcome" in ('passed', 'not passed', 'withdrawn', 'referred')),
	CONSTRAINT "decisions_review_later" CHECK ("decisions"."review_on" > "decisions"."decided_on"),
	CONSTRAINT "decisions_supersede_another" CHECK ("decisions"."supersedes_id" <> "decisions"."id")
);
--> statement-breakpoint
CREATE TABLE "initiatives" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"theory_if" text DEFAULT '' NOT NULL,
	"theory_then" text DEFAULT '' NOT NULL,
	"theory_because" text DEFAULT '' NOT NULL,
	"challenge" text NOT NULL,
	"learning_question" text DEFAULT '' NOT NULL,
	"voices_affected" text DEFAULT '' NOT NULL,
	"technical_owner_id" uuid,
	"technical_due_on" date,
	"stage" text DEFAULT 'idea' NOT NULL,
	"place" double precision DEFAULT 0 NOT NULL,
	"sponsor_id" uuid,
	"sip_goal_id" uuid,
	"lead_seats" smallint DEFAULT 1 NOT NULL,
	"next_hand_over_on" date,
	"lesson" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "initiatives_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "initiatives_number" UNIQUE("school_id","number"),
	CONSTRAINT "initiatives_lead_seats" CHECK ("initiatives"."lead_seats" between 1 and 3),
	CONSTRAINT "initiatives_title_is_said" CHECK (length(trim("initiatives"."title")) > 0),
	CONSTRAINT "initiatives_challenge" CHECK ("initiatives"."challenge" in ('technical', 'adaptive', 'both')),
	CONSTRAINT "initiatives_stage" CHECK ("initiatives"."stage" in ('idea', 'pilot', 'extend', 'embed', 'paused', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "sip_goals" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sip_goals_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "stage_moves" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"from_stage" text,
	"to_stage" text NOT NULL,
	"moved_by" uuid NOT NULL,
	"moved_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "stage_moves_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "stage_moves_to" CHECK ("stage_moves"."to_stage" in ('idea', 'pilot', 'extend', 'embed', 'paused', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "updates" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"health" text NOT NULL,
	"body" text NOT NULL,
	"corrects_id" uuid,
	CONSTRAINT "updates_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "updates_one_correction" UNIQUE("school_id","corrects_id"),
	CONSTRAINT "updates_body_length" CHECK (length("updates"."body") between 1 and 20480),
	CONSTRAINT "updates_health" CHECK ("updates"."health" in ('on track', 'at risk', 'off track'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"position" text NOT NULL,
	"access" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitations_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_position" CHECK ("invitations"."position" in ('administrator', 'teacher', 'para-educator', 'support staff', 'student', 'parent', 'community')),
	CONSTRAINT "invitations_access" CHECK ("invitations"."access" in ('owner', 'admin', 'member', 'guest'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"email" text,
	"position" text NOT NULL,
	"position_note" text DEFAULT '' NOT NULL,
	"access" text NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	"strengths" text DEFAULT '' NOT NULL,
	"growth_edges" text DEFAULT '' NOT NULL,
	"caught_up_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "members_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "members_one_per_account" UNIQUE("school_id","account_id"),
	CONSTRAINT "members_leave_after_joining" CHECK ("members"."left_on" >= "members"."joined_on"),
	CONSTRAINT "members_name_is_said" CHECK (length(trim("members"."name")) > 0),
	CONSTRAINT "members_position" CHECK ("members"."position" in ('administrator', 'teacher', 'para-educator', 'support staff', 'student', 'parent', 'community')),
	CONSTRAINT "members_access" CHECK ("members"."access" in ('owner', 'admin', 'member', 'guest'))
);
--> statement-breakpoint
CREATE TABLE "school_versions" (
	"school_id" uuid PRIMARY KEY DEFAULT current_school() NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_years" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "school_years_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "school_years_name" UNIQUE("school_id","name"),
	CONSTRAINT "school_years_in_order" CHECK ("school_years"."ends_on" > "school_years"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "schools" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"last_initiative" integer DEFAULT 0 NOT NULL,
	"last_decision" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "schools_slug_unique" UNIQUE("slug"),
	CONSTRAINT "schools_slug_shape" CHECK ("schools"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"turn_id" uuid NOT NULL,
	"to_member_id" uuid NOT NULL,
	"stands" text NOT NULL,
	"next" text NOT NULL,
	"wish" text DEFAULT '' NOT NULL,
	"reflection" text DEFAULT '' NOT NULL,
	"reflection_shared" boolean DEFAULT false NOT NULL,
	"offered_by" uuid NOT NULL,
	"offered_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"answer" text,
	"answer_reason" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone,
	"incoming_turn_id" uuid,
	CONSTRAINT "hand_overs_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "hand_overs_answer" CHECK ("hand_overs"."answer" in ('accepted', 'declined', 'withdrawn')),
	CONSTRAINT "hand_overs_answered_when" CHECK (("hand_overs"."answer" is null) = ("hand_overs"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"readiness" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"offered_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"answer" text,
	"answer_reason" text DEFAULT '' NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"turn_id" uuid,
	CONSTRAINT "offers_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "offers_readiness" CHECK ("offers"."readiness" in ('ready', 'ready with support', 'shadow first')),
	CONSTRAINT "offers_answer" CHECK ("offers"."answer" in ('accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"school_id" uuid DEFAULT current_school() NOT NULL,
	"id" uuid NOT NULL,
	"initiative_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"role" text NOT NULL,
	"seat" smallint,
	"began_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	"ended_at" timestamp with time zone,
	"came_about" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"end_reason" text DEFAULT '' NOT NULL,
	"reflection" text DEFAULT '' NOT NULL,
	"reflection_shared" boolean DEFAULT false NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT skein_now() NOT NULL,
	CONSTRAINT "turns_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "turns_end_after_they_begin" CHECK ("turns"."ended_at" > "turns"."began_at"),
	CONSTRAINT "turns_leads_have_a_seat" CHECK (("turns"."role" = 'lead') = ("turns"."seat" is not null)),
	CONSTRAINT "turns_seat" CHECK ("turns"."seat" between 1 and 3),
	CONSTRAINT "turns_role" CHECK ("turns"."role" in ('lead', 'follow', 'shadow')),
	CONSTRAINT "turns_came_about" CHECK ("turns"."came_about" in ('offered', 'asked', 'chosen', 'assigned'))
);
--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_school_id_recorded_by_members_school_id_id_fk" FOREIGN KEY ("school_id","recorded_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_school_id_turn_id_turns_school_id_id_fk" FOREIGN KEY ("school_id","turn_id") REFERENCES "public"."turns"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_participants" ADD CONSTRAINT "decision_participants_school_id_decision_id_decisions_school_id_id_fk" FOREIGN KEY ("school_id","decision_id") REFERENCES "public"."decisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_participants" ADD CONSTRAINT "decision_participants_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_school_id_recorded_by_members_school_id_id_fk" FOREIGN KEY ("school_id","recorded_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_school_id_technical_owner_id_members_school_id_id_fk" FOREIGN KEY ("school_id","technical_owner_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_school_id_sponsor_id_members_school_id_id_fk" FOREIGN KEY ("school_id","sponsor_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_school_id_created_by_members_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_school_id_sip_goal_id_sip_goals_school_id_id_fk" FOREIGN KEY ("school_id","sip_goal_id") REFERENCES "public"."sip_goals"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_school_id_moved_by_members_school_id_id_fk" FOREIGN KEY ("school_id","moved_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_school_id_written_by_members_school_id_id_fk" FOREIGN KEY ("school_id","written_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_school_id_invited_by_members_school_id_id_fk" FOREIGN KEY ("school_id","invited_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_versions" ADD CONSTRAINT "school_versions_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_school_id_turn_id_turns_school_id_id_fk" FOREIGN KEY ("school_id","turn_id") REFERENCES "public"."turns"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_school_id_to_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","to_member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_school_id_offered_by_members_school_id_id_fk" FOREIGN KEY ("school_id","offered_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_school_id_incoming_turn_id_turns_school_id_id_fk" FOREIGN KEY ("school_id","incoming_turn_id") REFERENCES "public"."turns"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_answered_by_members_school_id_id_fk" FOREIGN KEY ("school_id","answered_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_school_id_turn_id_turns_school_id_id_fk" FOREIGN KEY ("school_id","turn_id") REFERENCES "public"."turns"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_school_id_initiative_id_initiatives_school_id_id_fk" FOREIGN KEY ("school_id","initiative_id") REFERENCES "public"."initiatives"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_school_id_member_id_members_school_id_id_fk" FOREIGN KEY ("school_id","member_id") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_school_id_recorded_by_members_school_id_id_fk" FOREIGN KEY ("school_id","recorded_by") REFERENCES "public"."members"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "password_resets_account" ON "password_resets" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "contributions_when" ON "contributions" USING btree ("school_id","happened_on");--> statement-breakpoint
CREATE INDEX "contributions_of_member" ON "contributions" USING btree ("school_id","member_id","happened_on");--> statement-breakpoint
CREATE INDEX "contributions_of_initiative" ON "contributions" USING btree ("school_id","initiative_id","happened_on");--> statement-breakpoint
CREATE INDEX "decision_participants_of" ON "decision_participants" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE INDEX "decisions_when" ON "decisions" USING btree ("school_id","decided_on");--> statement-breakpoint
CREATE INDEX "decisions_of_initiative" ON "decisions" USING btree ("school_id","initiative_id");--> statement-breakpoint
CREATE INDEX "stage_moves_of" ON "stage_moves" USING btree ("school_id","initiative_id","moved_at");--> statement-breakpoint
CREATE INDEX "stage_moves_when" ON "stage_moves" USING btree ("school_id","moved_at");--> statement-breakpoint
CREATE INDEX "updates_of" ON "updates" USING btree ("school_id","initiative_id","written_at");--> statement-breakpoint
CREATE INDEX "updates_when" ON "updates" USING btree ("school_id","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_open_per_address" ON "invitations" USING btree ("school_id",lower("email")) WHERE "invitations"."accepted_at" is null and "invitations"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "members_account" ON "members" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_overs_one_open_per_turn" ON "hand_overs" USING btree ("school_id","turn_id") WHERE "hand_overs"."answer" is null;--> statement-breakpoint
CREATE INDEX "hand_overs_of_initiative" ON "hand_overs" USING btree ("school_id","initiative_id","offered_at");--> statement-breakpoint
CREATE INDEX "hand_overs_to" ON "hand_overs" USING btree ("school_id","to_member_id") WHERE "hand_overs"."answer" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "offers_one_open_per_member" ON "offers" USING btree ("school_id","initiative_id","member_id") WHERE "offers"."answer" is null;--> statement-breakpoint
CREATE INDEX "offers_of_member" ON "offers" USING btree ("school_id","member_id");--> statement-breakpoint
CREATE INDEX "turns_of_initiative" ON "turns" USING btree ("school_id","initiative_id","began_at");--> statement-breakpoint
CREATE INDEX "turns_of_member" ON "turns" USING btree ("school_id","member_id","began_at");--> statement-breakpoint
CREATE INDEX "turns_open" ON "turns" USING btree ("school_id","initiative_id") WHERE "turns"."ended_at" is null;