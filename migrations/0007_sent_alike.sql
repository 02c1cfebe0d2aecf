alter table form_keys add column alike text;
--> statement-breakpoint
create index form_keys_alike on form_keys (alike, made_at);
--> statement-breakpoint
drop trigger actions_kept on actions;
--> statement-breakpoint
create trigger actions_kept before delete or update on actions
  for each row execute function keep_action();
