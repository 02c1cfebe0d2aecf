CREATE TABLE "sign_ups" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
-- For the door's role alone, as accounts are.
alter table sign_ups enable row level security;
--> statement-breakpoint
alter table sign_ups force row level security;
--> statement-breakpoint
create policy door on sign_ups to skein_door using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on sign_ups to skein_door;
