ALTER TABLE "resets" DROP CONSTRAINT "resets_settled_when";--> statement-breakpoint
CREATE INDEX "barriers_brought" ON "barriers" USING btree ("school_id","brought_to") WHERE "barriers"."resolved_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "resets_one_open" ON "resets" USING btree ("school_id","initiative_id") WHERE "resets"."outcome" is null;--> statement-breakpoint
ALTER TABLE "barriers" ADD CONSTRAINT "barriers_cleared_with_a_line" CHECK (("barriers"."resolved_at" is null) = ("barriers"."resolved_by" is null) and ("barriers"."resolved_at" is null) = ("barriers"."resolution" = ''));--> statement-breakpoint
ALTER TABLE "resets" ADD CONSTRAINT "resets_settled_with_words" CHECK ("resets"."outcome" is null or ("resets"."evidence" <> '' and ("resets"."outcome" = 'kept' or ("resets"."old_way" <> '' and "resets"."new_way" <> '' and "resets"."dropped" <> ''))));--> statement-breakpoint
ALTER TABLE "resets" ADD CONSTRAINT "resets_settled_when" CHECK (("resets"."outcome" is null) = ("resets"."settled_at" is null) and ("resets"."outcome" is null) = ("resets"."settled_by" is null));--> statement-breakpoint
-- What is open until it is ended: only the named columns move, the first of them says that it has ended, and then all of it stays.
create function keep_until_ended() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(old) ->> tg_argv[0] is not null or to_jsonb(new) - tg_argv is distinct from to_jsonb(old) - tg_argv
  then raise exception 'what stands in % is ended once and kept', tg_table_name using errcode = 'restrict_violation', constraint = tg_table_name || '_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger resets_kept before update or delete on resets for each row
  execute function keep_until_ended('settled_at', 'settled_by', 'outcome', 'old_way', 'evidence', 'new_way', 'dropped');
--> statement-breakpoint
create trigger actions_kept before update or delete on actions for each row execute function keep_until_ended('ended_at', 'ended_by', 'outcome', 'owner_id');
--> statement-breakpoint
create trigger barriers_kept before update or delete on barriers for each row execute function keep_until_ended('resolved_at', 'resolved_by', 'resolution', 'brought_to');
--> statement-breakpoint
-- An update is answered by others than the one who wrote it.
create function refuse_own_update() returns trigger language plpgsql as $$
begin
  if exists (select from updates u where (u.school_id, u.id) = (new.school_id, new.update_id) and u.written_by = new.member_id)
  then raise exception 'nobody answers their own update' using errcode = 'check_violation', constraint = 'stances_of_others'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger stances_of_others before insert on stances for each row execute function refuse_own_update();
