alter table form_keys add column alike text;
--> statement-breakpoint
create index form_keys_alike on form_keys (alike, made_at);
