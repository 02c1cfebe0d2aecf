ALTER TABLE "updates" DROP CONSTRAINT "updates_one_correction";--> statement-breakpoint
CREATE INDEX "updates_correcting" ON "updates" USING btree ("school_id","corrects_id") WHERE "updates"."corrects_id" is not null;
--> statement-breakpoint
-- A correction is its writer's own, stays with its initiative, and names what was written first.
create function correct_the_first() returns trigger language plpgsql as $$
begin
  if new.corrects_id is not null and not exists (
    select from updates first where (first.school_id, first.id, first.initiative_id, first.written_by) = (new.school_id, new.corrects_id, new.initiative_id, new.written_by)
      and first.corrects_id is null)
  then raise exception 'a correction names the first writing of the same hand' using errcode = 'restrict_violation', constraint = 'updates_correct_the_first'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger updates_correct_the_first before insert on updates for each row execute function correct_the_first();
--> statement-breakpoint
-- A reflection may be added to a turn that has ended, and shared later; its words stay as they were written.
create function keep_reflection() returns trigger language plpgsql as $$
begin
  if old.reflection <> '' and old.ended_at <= skein_now() and new.reflection is distinct from old.reflection
  then raise exception 'a reflection is never rewritten' using errcode = 'restrict_violation', constraint = 'turns_reflection_kept'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger turns_reflection_kept before update on turns for each row execute function keep_reflection();
