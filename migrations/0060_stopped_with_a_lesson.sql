-- What stops keeps its lesson. One that was stopped before says what was written as its reason, if anything was.
update initiatives i set lesson = coalesce(
  (select nullif(trim(m.reason), '') from stage_moves m where (m.school_id, m.initiative_id) = (i.school_id, i.id) and m.to_stage = 'stopped' order by m.moved_at desc limit 1),
  'No lesson was written down when it was stopped.')
where stage = 'stopped' and trim(lesson) = '';
--> statement-breakpoint
update turns t set ended_at = greatest(t.began_at, skein_now()), end_reason = 'Stopped' from initiatives i
where (i.school_id, i.id) = (t.school_id, t.initiative_id) and i.stage = 'stopped' and not isempty(t.during) and (t.ended_at is null or t.ended_at > skein_now());
--> statement-breakpoint
update hand_overs h set answer = 'withdrawn', answer_reason = 'The initiative was stopped', answered_at = skein_now() from initiatives i
where (i.school_id, i.id) = (h.school_id, h.initiative_id) and i.stage = 'stopped' and h.answer is null;
--> statement-breakpoint
update asks a set answer = 'withdrawn', answer_reason = 'The initiative was stopped', answered_at = skein_now() from initiatives i
where (i.school_id, i.id) = (a.school_id, a.initiative_id) and i.stage = 'stopped' and a.answer is null;
--> statement-breakpoint
update offers o set answer = 'declined', answer_reason = 'The initiative was stopped', answered_at = skein_now() from initiatives i
where (i.school_id, i.id) = (o.school_id, o.initiative_id) and i.stage = 'stopped' and o.answer is null;
--> statement-breakpoint
update turn_changes c set answer = 'withdrawn', answer_reason = 'The initiative was stopped', answered_at = skein_now() from initiatives i
where (i.school_id, i.id) = (c.school_id, c.initiative_id) and i.stage = 'stopped' and c.answer is null;
--> statement-breakpoint
update calls c set closed_at = skein_now(), closed_by = c.opened_by, closing = 'The initiative was stopped' from initiatives i
where (i.school_id, i.id) = (c.school_id, c.initiative_id) and i.stage = 'stopped' and c.closed_at is null;
--> statement-breakpoint
alter table initiatives add constraint initiatives_stopped_with_a_lesson check (stage <> 'stopped' or length(trim(lesson)) > 0);
--> statement-breakpoint
-- Nobody is left holding or waiting for something at an initiative that has stopped: looked at when the transaction ends.
create function stop_everything_there() returns trigger language plpgsql as $$
begin
  if exists (select from turns where school_id = new.school_id and initiative_id = new.id and (ended_at is null or ended_at > skein_now()) and not isempty(during))
    or exists (select from hand_overs where school_id = new.school_id and initiative_id = new.id and answer is null)
    or exists (select from asks where school_id = new.school_id and initiative_id = new.id and answer is null)
    or exists (select from offers where school_id = new.school_id and initiative_id = new.id and answer is null)
    or exists (select from turn_changes where school_id = new.school_id and initiative_id = new.id and answer is null)
    or exists (select from calls where school_id = new.school_id and initiative_id = new.id and closed_at is null)
  then raise exception 'what has stopped leaves nobody waiting' using errcode = 'check_violation', constraint = 'initiatives_stop_everything'; end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger initiatives_stop_everything after update of stage on initiatives deferrable initially deferred
  for each row when (new.stage = 'stopped' and old.stage <> 'stopped') execute function stop_everything_there();
--> statement-breakpoint
-- And nothing begins there again, until the initiative itself does.
create function refuse_stopped() returns trigger language plpgsql as $$
begin
  if exists (select from initiatives where school_id = new.school_id and id = new.initiative_id and stage = 'stopped')
  then raise exception 'nothing begins at an initiative that has stopped' using errcode = 'check_violation', constraint = tg_table_name || '_not_stopped'; end if;
  return new;
end $$;
--> statement-breakpoint
do $$ declare tenant text; begin
  foreach tenant in array array['turns', 'hand_overs', 'asks', 'offers', 'turn_changes', 'calls'] loop
    execute format('create trigger %I before insert on %I for each row execute function refuse_stopped()', tenant || '_not_stopped', tenant);
  end loop;
end $$;
--> statement-breakpoint
alter table contributions drop constraint contributions_kind;
--> statement-breakpoint
alter table contributions add constraint contributions_kind check (kind in ('led', 'followed', 'shadowed', 'offered', 'handed over', 'stepped back', 'started', 'stopped', 'updated', 'decided', 'reflected', 'called', 'chose', 'stood in', 'took a stance', 'reset', 'finished an action', 'raised a barrier', 'cleared a barrier', 'proposed', 'responded', 'objected', 'integrated', 'spoke up', 'answered', 'reviewed', 'facilitated', 'took notes', 'prepared', 'taught', 'supported', 'translated', 'organised', 'listened', 'raised a concern', 'other'));
