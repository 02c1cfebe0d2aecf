-- Tries to sign in, counted before the password is looked at; for the door's role alone. A key is a hash: of an account's address, or of
-- the network address that tries.
create table sign_in_tries (key text primary key, tries integer not null, window_ends timestamptz not null);
--> statement-breakpoint
create index sign_in_tries_window_ends on sign_in_tries (window_ends);
--> statement-breakpoint
alter table sign_in_tries enable row level security;
--> statement-breakpoint
alter table sign_in_tries force row level security;
--> statement-breakpoint
create policy door on sign_in_tries to skein_door using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on sign_in_tries to skein_door;
