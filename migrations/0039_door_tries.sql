-- What was tried at the door and failed, counted by a library whose columns and their order these are; `expire` in milliseconds since 1970.
-- For the door's role alone. A key is a hash: neither an address of mail nor one of the network is kept.
create table door_tries (key varchar(255) collate "C" primary key, points integer not null default 0, expire bigint);
--> statement-breakpoint
create index door_tries_expire on door_tries (expire);
--> statement-breakpoint
alter table door_tries enable row level security;
--> statement-breakpoint
alter table door_tries force row level security;
--> statement-breakpoint
create policy door on door_tries to skein_door using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on door_tries to skein_door;
--> statement-breakpoint
drop table sign_in_tries;
--> statement-breakpoint
-- The browsers that have signed in to an account, by the hash of the secret in their cookie. One browser may be shared by several people.
create table devices (
  token_hash text not null,
  account_id uuid not null references accounts (id) on delete cascade,
  expires_at timestamptz not null,
  primary key (account_id, token_hash)
);
--> statement-breakpoint
alter table devices enable row level security;
--> statement-breakpoint
alter table devices force row level security;
--> statement-breakpoint
create policy door on devices to skein_door using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on devices to skein_door;
