-- The rules: who may see and write what, the views, and the triggers, which call db/functions.

-- Every table of a school behind its wall: row security forced, seen by the school in scope alone.
select isolate(tenant)
from unnest(
  array[
    'actions', 'alliances', 'ally_asks', 'answers', 'askings', 'asks', 'ballot_keys', 'ballots',
    'barriers', 'calendar_feeds', 'calls', 'closed_days', 'contributions', 'decision_nudges',
    'decision_participants', 'decision_reviews', 'decision_texts', 'decisions', 'digests',
    'due_in_hand', 'edits', 'former_names', 'hand_overs', 'held_ballots', 'initiatives',
    'invitation_letters', 'invitations', 'learning_answers', 'leaves', 'members',
    'method_templates', 'notices', 'objection_steps', 'objections', 'offers', 'passings',
    'proposals', 'resets', 'response_changes', 'responses', 'review_reminders', 'rotation_order',
    'rotation_plans', 'rounds', 'school_looks', 'school_versions', 'school_years', 'sip_goals',
    'speakers', 'sponsor_asks', 'stage_moves', 'stances', 'terms', 'thread_entries', 'turn_changes',
    'turns', 'updates'
  ]::regclass[]
) tenant;

alter table accounts enable row level security;
alter table accounts force row level security;
grant select, insert, update, delete on accounts to skein_door;
create policy door on accounts to skein_door using (true) with check (true);

grant select on calendar_feeds to skein_door;

grant select on decision_nudges to skein_door;

grant select on decision_reviews to skein_door;

grant select on decision_texts to skein_door;

grant select on decisions to skein_door;

alter table devices enable row level security;
alter table devices force row level security;
grant select, insert, update, delete on devices to skein_door;
create policy door on devices to skein_door using (true) with check (true);

grant select on digests to skein_door;

alter table door_tries enable row level security;
alter table door_tries force row level security;
grant select, insert, update, delete on door_tries to skein_door;
create policy door on door_tries to skein_door using (true) with check (true);

revoke insert, update, delete on due_in_hand from skein_app;
grant select, insert, update, delete on due_in_hand to skein_door;
create policy door_writes on due_in_hand to skein_door using (true) with check (true);

alter table email_changes enable row level security;
alter table email_changes force row level security;
grant select, insert, update, delete on email_changes to skein_door;
create policy door on email_changes to skein_door using (true) with check (true);

alter table form_keys enable row level security;
alter table form_keys force row level security;
grant select, insert, update, delete on form_keys to skein_door;
create policy door on form_keys to skein_door using (true) with check (true);

grant select on invitation_letters to skein_door;

grant select on invitations to skein_door;

grant select (school_id, member_id, starts_on, cancelled_at, begun_at) on leaves to skein_door;

grant select on members to skein_door;

grant select (school_id, passes_on, passed_at, cancelled_at) on passings to skein_door;

alter table password_resets enable row level security;
alter table password_resets force row level security;
grant select, insert, update, delete on password_resets to skein_door;
create policy door on password_resets to skein_door using (true) with check (true);

grant select on review_reminders to skein_door;

grant select, insert, update on school_looks to skein_door;
create policy door_writes on school_looks to skein_door using (true) with check (true);

grant select, update on school_versions to skein_door;
create policy door_counts on school_versions for update to skein_door using (true);

alter table schools enable row level security;
alter table schools force row level security;
grant select, insert, update on schools to skein_app;
grant select on schools to skein_door;
create policy door_reads on schools for select to skein_door using (true);
create policy own_school on schools to skein_app using (
  id = (select current_school())
) with check (id = (select current_school()));

alter table sessions enable row level security;
alter table sessions force row level security;
grant select, insert, update, delete on sessions to skein_door;
create policy door on sessions to skein_door using (true) with check (true);

alter table sign_ups enable row level security;
alter table sign_ups force row level security;
grant select, insert, update, delete on sign_ups to skein_door;
create policy door on sign_ups to skein_door using (true) with check (true);

insert into jobs.tasks (task, asked_by) values
  ('address notice', 'door'),
  ('digest letter', 'school'),
  ('invitation letter', 'school'),
  ('new address letter', 'door'),
  ('reset letter', 'door'),
  ('sign-up letter', 'door');

-- The seats of the lead that are free at this moment, of every initiative at once: a view and not a
-- function of a row, because Postgres opens such a function anew for each of four hundred
-- initiatives. A seat beside the first that nobody has held yet and that someone is planned in was
-- opened for them, and waits. Every query that says which seats are free asks here.
create view free_seats with (security_invoker = true) as
select i.school_id, i.id as initiative_id, coalesce(
  array_agg(n.seat order by n.seat) filter (
    where not coalesce(s.is_held, false)
      and (n.seat = 1 or not coalesce(s.is_coming, false) or s.was_held)
  ), '{}'
) as seats
from initiatives i
  cross join lateral generate_series(1, i.lead_seats) as n (seat)
  left join (
    select school_id, initiative_id, seat, bool_or(during @> (select skein_now())) as is_held,
      bool_or(began_at > (select skein_now())) as is_coming,
      bool_or(began_at <= (select skein_now())) as was_held
    from turns
    where role = 'lead'
      and not isempty(during)
      and (seat > 1 or ended_at is null or ended_at > (select skein_now()))
    group by school_id, initiative_id, seat
  ) s on (s.school_id, s.initiative_id, s.seat) = (i.school_id, i.id, n.seat)
group by i.school_id, i.id;
grant select on free_seats to skein_app;

-- How a member is named where someone is chosen: who is away, or soon will be, says until when. A
-- view and not a function of a row, because Postgres opens such a function anew for each of three
-- hundred members.
create view said_members with (security_invoker = true) as
select m.school_id, m.id, m.name || coalesce(
  away.said, ', here until ' || to_char(m.last_day_on, 'FMMon FMDD'), ''
) as name
from members m
  join schools s on s.id = m.school_id
  cross join lateral (select (skein_now() at time zone s.time_zone)::date as day) today
  left join lateral (
    select case
      when l.starts_on > today.day then ', away from ' || to_char(l.starts_on, 'FMMon FMDD')
      else ', on leave' || coalesce(' until ' || to_char(l.ends_on, 'FMMon FMDD'), '')
    end as said
    from leaves l
    where l.school_id = m.school_id
      and l.member_id = m.id
      and l.cancelled_at is null
      and (l.ends_on is null or l.ends_on >= today.day)
      and l.starts_on <= today.day + 14
    order by l.starts_on
    limit 1
  ) away on true;
grant select on said_members to skein_app;

-- Who stands beside a student now.
create view standing_allies with (security_invoker = true) as
select y.school_id, y.student_id, y.member_id, m.name, m.initials
from alliances y join members m on (m.school_id, m.id) = (y.school_id, y.member_id)
where y.ended_at is null;
grant select on standing_allies to skein_app;

-- Turns with their first and last local day, without those that were cancelled before they began
-- and took no time.
create view turns_by_day with (security_invoker = true) as
select t.*, local_day(t.began_at) as first_day, last_local_day(t.ended_at) as last_day
  from turns t where not isempty(t.during);
grant select on turns_by_day to skein_app;

-- What the tables tell: the names of topics are in app/vocabulary/topics.ts.

select tells('ally_asks', 'calls');
select tells('asks', 'calls');
select tells('calls', 'calls');
select tells('offers', 'calls');
select tells('contributions', 'contributions');
select tells('answers', 'decisions');
select tells('askings', 'decisions');
select tells('ballot_keys', 'decisions');
select tells('ballots', 'decisions');
select tells('decision_nudges', 'decisions');
select tells('decision_participants', 'decisions');
select tells('decision_reviews', 'decisions');
select tells('decision_texts', 'decisions');
select tells('decisions', 'decisions');
select tells('held_ballots', 'decisions');
select tells('objection_steps', 'decisions');
select tells('objections', 'decisions');
select tells('proposals', 'decisions');
select tells('response_changes', 'decisions');
select tells('responses', 'decisions');
select tells('review_reminders', 'decisions');
select tells('rounds', 'decisions');
select tells('speakers', 'decisions');
select tells('thread_entries', 'decisions');
select tells('actions', 'initiatives', whose => 'initiative_id', of_one => 'initiative');
select tells('barriers', 'initiatives', whose => 'initiative_id', of_one => 'initiative');
select tells('initiatives', 'initiatives');
select tells('learning_answers', 'initiatives');
select tells('resets', 'initiatives', whose => 'initiative_id', of_one => 'initiative');
select tells('sponsor_asks', 'initiatives', whose => 'initiative_id', of_one => 'initiative');
select tells('stage_moves', 'initiatives');
select tells('alliances', 'members');
select tells('invitations', 'members');
select tells('leaves', 'members');
select tells('members', 'members', except_columns => '{caught_up_at,letters}');
select tells('passings', 'members');
select tells('calendar_feeds', 'mine', whose => 'member_id');
select tells('notices', 'mine', whose => 'member_id', except_columns => '{mailed_at,digest_id}');
select tells('closed_days', 'school');
select tells('method_templates', 'school');
select tells('school_years', 'school');
select tells(
  'schools', 'school', except_columns => '{last_initiative,last_decision}', school => 'id'
);
select tells('sip_goals', 'school');
select tells('terms', 'school');
select tells('hand_overs', 'turns');
select tells('rotation_order', 'turns');
select tells('rotation_plans', 'turns');
select tells('turn_changes', 'turns');
select tells('turns', 'turns');
select tells('stances', 'updates', whose => 'update_id', of_one => 'update');
select tells('updates', 'updates', whose => 'initiative_id', of_one => 'initiative');

create trigger actions_kept before delete or update on actions
  for each row execute function keep_until_ended('ended_at', 'ended_by', 'outcome', 'owner_id');
create trigger actions_not_gone before insert or update of owner_id, outcome on actions
  for each row when (new.outcome is null) execute function refuse_gone('owner_id');

create trigger alliances_accepted before insert on alliances
  for each row execute function refuse_unaccepted_ally();
create trigger alliances_kept before delete or update on alliances
  for each row execute function keep_alliance();
create trigger alliances_of_student_and_adult before insert on alliances
  for each row when (new.ended_at is null) execute function ensure_may_be_allied();

create trigger ally_asks_kept before delete or update on ally_asks
  for each row execute function keep_answered();
create trigger ally_asks_of_student_and_adult before insert on ally_asks
  for each row when (new.answer is null) execute function ensure_may_be_allied();

create trigger answers_indexed after insert on answers
  for each row when (new.entry_id is not null) execute function index_decision_part('thread');
create trigger answers_kept before delete or update on answers
  for each row execute function keep_as_written();

create trigger askings_kept before delete or update on askings
  for each row execute function keep_as_written();

create trigger asks_kept before delete or update on asks
  for each row execute function keep_answered();
create trigger asks_not_gone before insert on asks
  for each row when (new.answer is null) execute function refuse_gone('member_id');
create trigger asks_not_stopped before insert on asks
  for each row execute function refuse_stopped();

create trigger ballots_kept before insert or delete or update on ballots
  for each row execute function keep_ballot();

create trigger barriers_kept before delete or update on barriers
  for each row
  execute function keep_until_ended('resolved_at', 'resolved_by', 'resolution', 'brought_to');
create trigger barriers_not_gone before insert or update of brought_to, resolved_at on barriers
  for each row when (new.resolved_at is null and new.brought_to is not null)
  execute function refuse_gone('brought_to');

create trigger calls_kept before delete or update on calls
  for each row execute function keep_call();
create trigger calls_not_gone before insert or update of opened_by, closed_at on calls
  for each row when (new.closed_at is null) execute function refuse_gone('opened_by');
create trigger calls_not_stopped before insert on calls
  for each row execute function refuse_stopped();

create trigger contributions_kept before delete or update on contributions
  for each row execute function keep_ledger();
create trigger told_mine after insert on contributions
  for each row when (new.source = 'thanks')
  execute function told('school_id', 'mine', 'member_id');
create trigger told_mine_changed after update on contributions
  for each row when (new.source = 'thanks')
  execute function told('school_id', 'mine', 'member_id');
-- Most of what is logged concerns the ledger alone. What was done on an initiative, as a duty, or
-- corrects another line is a topic of its own: pages of initiatives show that, and no other line.
create trigger told_work after insert on contributions
  for each row when (new.corrects_id is not null or new.kind in ('facilitated', 'took notes'))
  execute function told('school_id', 'work');
create trigger told_work_changed after update on contributions
  for each row when (new.* is distinct from old.*) execute function told('school_id', 'work');
create trigger told_work_here after insert on contributions
  for each row
    when (
      new.initiative_id is not null
        and new.corrects_id is null
        and new.kind not in ('facilitated', 'took notes')
    )
  execute function told('school_id', 'work', 'initiative_id', 'initiative');

create trigger decision_participants_kept before delete or update on decision_participants
  for each row execute function keep_participant();

create trigger decision_reviews_kept before delete or update on decision_reviews
  for each row execute function keep_as_written();

create trigger decisions_indexed after insert or update on decisions
  for each row execute function index_decision();
create trigger decisions_keeper_not_gone before update on decisions
  for each row when (new.keeper_id is distinct from old.keeper_id and new.keeper_id is not null)
  execute function refuse_gone('keeper_id');
create trigger decisions_kept before delete or update on decisions
  for each row when (pg_trigger_depth() = 0) execute function keep_decision();
create trigger decisions_proposer_not_gone before insert on decisions
  for each row when (new.state <> 'decided' and new.proposer_id is not null)
  execute function refuse_gone('proposer_id');

create trigger digests_kept before delete or update on digests
  for each row execute function keep_as_written();

create trigger former_names_kept before delete or update on former_names
  for each row execute function keep_former_name();

create trigger hand_overs_not_away before insert or update of to_member_id, due_on on hand_overs
  for each row when (new.answer is null and new.offered_at is not null)
  execute function refuse_away();
create trigger hand_overs_not_gone before insert or update of to_member_id on hand_overs
  for each row when (new.answer is null and new.to_member_id is not null)
  execute function refuse_gone('to_member_id');
create trigger hand_overs_not_stopped before insert on hand_overs
  for each row execute function refuse_stopped();
create trigger hand_overs_revised before update on hand_overs
  for each row
    when (
      (
        new.turn_id, new.to_member_id, new.due_on, new.offered_at, new.answer
      ) is distinct from (old.turn_id, old.to_member_id, old.due_on, old.offered_at, old.answer)
    )
  execute function count_revision();

create trigger held_ballots_while_open before insert or update on held_ballots
  for each row execute function hold_ballot();

create trigger initiatives_begin_again before update of stage on initiatives
  for each row when (old.stage = 'stopped' and new.stage <> 'stopped')
  execute function begin_again_without_gone();
create trigger initiatives_new_owner_not_gone before update on initiatives
  for each row
    when (
      new.technical_owner_id is distinct from old.technical_owner_id
        and new.technical_owner_id is not null
    )
  execute function refuse_gone('technical_owner_id');
create constraint trigger initiatives_new_sponsor_accepted after update on initiatives
  deferrable initially deferred
  for each row when (new.sponsor_id is not null and new.sponsor_id is distinct from old.sponsor_id)
  execute function ensure_sponsor_accepted();
create trigger initiatives_new_sponsor_not_gone before update on initiatives
  for each row when (new.sponsor_id is distinct from old.sponsor_id and new.sponsor_id is not null)
  execute function refuse_gone('sponsor_id');
create trigger initiatives_owner_not_gone before insert on initiatives
  for each row when (new.technical_owner_id is not null)
  execute function refuse_gone('technical_owner_id');
create constraint trigger initiatives_sponsor_accepted after insert on initiatives
  deferrable initially deferred for each row when (new.sponsor_id is not null)
  execute function ensure_sponsor_accepted();
create trigger initiatives_sponsor_not_gone before insert on initiatives
  for each row when (new.sponsor_id is not null) execute function refuse_gone('sponsor_id');
create constraint trigger initiatives_stop_everything after update of stage on initiatives
  deferrable initially deferred
  for each row when (new.stage = 'stopped' and old.stage <> 'stopped')
  execute function stop_everything_there();

create trigger invitation_letters_bounded before insert on invitation_letters
  for each row execute function door.bound_invitations();
create trigger invitation_letters_kept before delete or update on invitation_letters
  for each row execute function keep_as_written();

create trigger learning_answers_kept before delete or update on learning_answers
  for each row execute function keep_learning_answer();

create trigger leaves_kept before delete or update on leaves
  for each row execute function keep_leave();

create trigger members_count_founded before insert on members
  for each row when (new.account_id is not null) execute function door.count_founded();
create trigger members_initials_kept before update on members
  for each row when (new.initials is distinct from old.initials and new.forgotten_at is null)
  execute function keep_initials();
create constraint trigger members_leave_no_ally after update of left_on, access, "position"
  on members deferrable initially deferred
  for each row
    when (
      new.left_on is distinct from old.left_on
        or new.access <> old.access
        or new.position <> old.position
    )
  execute function leave_no_ally();
create constraint trigger members_leave_no_name after update on members
  deferrable initially deferred for each row when (new.forgotten_at is not null)
  execute function leave_no_name();
create constraint trigger members_leave_nothing_behind after update of left_on on members
  deferrable initially deferred
  for each row when (new.left_on is not null and old.left_on is null)
  execute function leave_nothing_behind();
create trigger members_names_kept before update on members
  for each row execute function keep_names();
create trigger told_mine_changed after update on members
  for each row
    when ((new.caught_up_at, new.letters) is distinct from (old.caught_up_at, old.letters))
  execute function told('school_id', 'mine', 'id');

create trigger notices_kept before delete or update on notices
  for each row execute function keep_notice();

create trigger objection_steps_kept before delete or update on objection_steps
  for each row execute function keep_as_written();

create trigger objections_kept before delete or update on objections
  for each row execute function keep_objection();

create trigger offers_kept before delete or update on offers
  for each row execute function keep_offer();
create trigger offers_not_gone before insert on offers
  for each row when (new.answer is null) execute function refuse_gone('member_id');
create trigger offers_not_stopped before insert on offers
  for each row execute function refuse_stopped();
create trigger offers_pair_not_gone before insert on offers
  for each row when (new.answer is null and new.with_member_id is not null)
  execute function refuse_gone('with_member_id');

create trigger proposals_indexed after insert or update on proposals
  for each row execute function index_decision_part('proposal');
create trigger proposals_kept before delete or update on proposals
  for each row execute function keep_proposal();

create trigger resets_kept before delete or update on resets
  for each row
  execute function keep_until_ended(
    'settled_at', 'settled_by', 'outcome', 'old_way', 'evidence', 'new_way', 'dropped'
  );

create trigger response_changes_kept before delete or update on response_changes
  for each row execute function keep_as_written();

create trigger responses_kept before insert or delete or update on responses
  for each row execute function keep_response();

create trigger rotation_order_kept before delete or update on rotation_order
  for each row execute function keep_as_written();

create trigger rotation_plans_kept before delete or update on rotation_plans
  for each row execute function keep_as_written();

create trigger looked_again after insert or update on school_versions
  for each row execute function look_again();

create trigger schools_keep_days after update on schools
  for each row when (new.time_zone <> old.time_zone) execute function keep_days();
-- A school that is founded, or moves to another time zone, is in scope while it does; the demo is
-- laid with none in scope.
create trigger schools_keep_time_zone after insert or update of time_zone on schools
  for each row when (new.id = current_school()) execute function keep_time_zone();
create trigger schools_move_week after update on schools
  for each row when (new.works_on <> old.works_on) execute function move_week();

create trigger sessions_end after delete on sessions
  referencing old table as gone for each statement execute function sessions_end();

create trigger sponsor_asks_kept before delete or update on sponsor_asks
  for each row execute function keep_answered();
create trigger sponsor_asks_not_gone before insert on sponsor_asks
  for each row when (new.answer is null) execute function refuse_gone('member_id');
create trigger sponsor_asks_not_stopped before insert on sponsor_asks
  for each row execute function refuse_stopped();

create trigger stage_moves_kept before delete or update on stage_moves
  for each row execute function keep_as_written();

create trigger stances_kept before delete or update on stances
  for each row execute function keep_as_written();
create trigger stances_of_others before insert on stances
  for each row execute function refuse_own_update();

create trigger thread_entries_indexed after insert on thread_entries
  for each row execute function index_decision_part('thread');
create trigger thread_entries_kept before delete or update on thread_entries
  for each row execute function keep_as_written();
create trigger thread_entries_not_of_draft before insert on thread_entries
  for each row execute function refuse_entry_of_draft();

create trigger turn_changes_kept before delete or update on turn_changes
  for each row execute function keep_answered();
create trigger turn_changes_not_gone before insert on turn_changes
  for each row when (new.answer is null) execute function refuse_gone('with_member_id');
create trigger turn_changes_not_stopped before insert on turn_changes
  for each row execute function refuse_stopped();

create trigger turns_kept before insert or delete or update on turns
  for each row when (pg_trigger_depth() = 0) execute function keep_turn();
create constraint trigger turns_leave_no_hole after update of ended_at on turns
  deferrable initially deferred
  for each row
    when (
      pg_trigger_depth() = 0
        and new.ended_at is not null
        and (old.ended_at is null or new.ended_at < old.ended_at)
        and (old.ended_at is distinct from old.began_at)
    )
  execute function leave_no_hole();
create trigger turns_not_stopped before insert on turns
  for each row execute function refuse_stopped();
create trigger turns_reflection_kept before update on turns
  for each row execute function keep_reflection();
create trigger turns_revised before update on turns
  for each row when (new.ended_at is distinct from old.ended_at)
  execute function count_revision();
create trigger turns_while_present before insert or update of ended_at on turns
  for each row when (pg_trigger_depth() = 0) execute function keep_turn_present();

create trigger told_health after insert on updates
  for each row when (changes_health(new)) execute function told('school_id', 'health');
create trigger updates_correct_the_first before insert on updates
  for each row execute function correct_the_first();
create trigger updates_kept before delete or update on updates
  for each row execute function keep_as_written();
