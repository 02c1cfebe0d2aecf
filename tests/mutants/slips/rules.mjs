export const rules = [
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/db/kept.test.ts'],
    each: [
      [
        'create trigger alliances_kept before delete or update on alliances\n  for each row execute function keep_alliance();',
        '',
      ],
      ['revoke insert, update, delete on due_in_hand from skein_app;', ''],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/updates/stances.test.ts'],
    each: [
      [
        'create trigger stances_of_others before insert on stances\n  for each row execute function refuse_own_update();',
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/decisions/kept-in-the-database.test.ts'],
    each: [
      [
        'create trigger thread_entries_not_of_draft before insert on thread_entries\n  for each row execute function refuse_entry_of_draft();',
        '',
      ],
      [
        'create trigger decisions_kept before delete or update on decisions\n  for each row when (pg_trigger_depth() = 0) execute function keep_decision();',
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/accounts/names.test.ts'],
    each: [
      [
        'create trigger members_names_kept before update on members\n  for each row execute function keep_names();',
        '',
      ],
      [
        'create trigger sessions_end after delete on sessions\n  referencing old table as gone for each statement execute function sessions_end();',
        '',
        'The streams of the ended session are asked in tests/routes/http/live.test.ts.',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/jobs/sharing-what-is-due.test.ts'],
    each: [
      [
        'grant select (school_id, member_id, starts_on, cancelled_at, begun_at) on leaves to skein_door;',
        'grant select on leaves to skein_door;',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/db/scope.test.ts'],
    each: [['alter table sessions force row level security;', '']],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/db/kept.test.ts'],
    each: [
      [
        "create trigger actions_kept before delete or update on actions\n  for each row execute function keep_until_ended('ended_at', 'ended_by', 'outcome', 'owner_id');",
        '',
      ],
      [
        'create trigger answers_kept before delete or update on answers\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger askings_kept before delete or update on askings\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger asks_kept before delete or update on asks\n  for each row execute function keep_answered();',
        '',
      ],
      [
        'create trigger ballots_kept before insert or delete or update on ballots\n  for each row execute function keep_ballot();',
        '',
      ],
      [
        "create trigger barriers_kept before delete or update on barriers\n  for each row\n  execute function keep_until_ended('resolved_at', 'resolved_by', 'resolution', 'brought_to');",
        '',
      ],
      [
        'create trigger calls_kept before delete or update on calls\n  for each row execute function keep_call();',
        '',
      ],
      [
        'create trigger contributions_kept before delete or update on contributions\n  for each row execute function keep_ledger();',
        '',
      ],
      [
        'create trigger decision_participants_kept before delete or update on decision_participants\n  for each row execute function keep_participant();',
        '',
      ],
      [
        'create trigger decision_reviews_kept before delete or update on decision_reviews\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger digests_kept before delete or update on digests\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger former_names_kept before delete or update on former_names\n  for each row execute function keep_former_name();',
        '',
      ],
      [
        'create trigger leaves_kept before delete or update on leaves\n  for each row execute function keep_leave();',
        '',
      ],
      [
        'create trigger notices_kept before delete or update on notices\n  for each row execute function keep_notice();',
        '',
      ],
      [
        'create trigger objection_steps_kept before delete or update on objection_steps\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger objections_kept before delete or update on objections\n  for each row execute function keep_objection();',
        '',
      ],
      [
        'create trigger offers_kept before delete or update on offers\n  for each row execute function keep_offer();',
        '',
      ],
      [
        'create trigger proposals_kept before delete or update on proposals\n  for each row execute function keep_proposal();',
        '',
      ],
      [
        "create trigger resets_kept before delete or update on resets\n  for each row\n  execute function keep_until_ended(\n    'settled_at', 'settled_by', 'outcome', 'old_way', 'evidence', 'new_way', 'dropped'\n  );",
        '',
      ],
      [
        'create trigger response_changes_kept before delete or update on response_changes\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger responses_kept before insert or delete or update on responses\n  for each row execute function keep_response();',
        '',
      ],
      [
        'create trigger rotation_order_kept before delete or update on rotation_order\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger rotation_plans_kept before delete or update on rotation_plans\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger sponsor_asks_kept before delete or update on sponsor_asks\n  for each row execute function keep_answered();',
        '',
      ],
      [
        'create trigger stage_moves_kept before delete or update on stage_moves\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger stances_kept before delete or update on stances\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger thread_entries_kept before delete or update on thread_entries\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger turn_changes_kept before delete or update on turn_changes\n  for each row execute function keep_answered();',
        '',
      ],
      [
        'create trigger updates_kept before delete or update on updates\n  for each row execute function keep_as_written();',
        '',
      ],
      [
        'create trigger learning_answers_kept before delete or update on learning_answers\n  for each row execute function keep_learning_answer();',
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/absences/departures.test.ts'],
    each: [
      [
        "create trigger asks_not_gone before insert on asks\n  for each row when (new.answer is null) execute function refuse_gone('member_id');",
        '',
      ],
      [
        "create trigger offers_not_gone before insert on offers\n  for each row when (new.answer is null) execute function refuse_gone('member_id');",
        '',
      ],
      [
        "create trigger offers_pair_not_gone before insert on offers\n  for each row when (new.answer is null and new.with_member_id is not null)\n  execute function refuse_gone('with_member_id');",
        '',
      ],
      [
        "create trigger actions_not_gone before insert or update of owner_id, outcome on actions\n  for each row when (new.outcome is null) execute function refuse_gone('owner_id');",
        '',
      ],
      [
        "create trigger barriers_not_gone before insert or update of brought_to, resolved_at on barriers\n  for each row when (new.resolved_at is null and new.brought_to is not null)\n  execute function refuse_gone('brought_to');",
        '',
      ],
      [
        "create trigger calls_not_gone before insert or update of opened_by, closed_at on calls\n  for each row when (new.closed_at is null) execute function refuse_gone('opened_by');",
        '',
      ],
      [
        "create trigger hand_overs_not_gone before insert or update of to_member_id on hand_overs\n  for each row when (new.answer is null and new.to_member_id is not null)\n  execute function refuse_gone('to_member_id');",
        '',
      ],
      [
        "create trigger sponsor_asks_not_gone before insert on sponsor_asks\n  for each row when (new.answer is null) execute function refuse_gone('member_id');",
        '',
      ],
      [
        "create trigger turn_changes_not_gone before insert on turn_changes\n  for each row when (new.answer is null) execute function refuse_gone('with_member_id');",
        '',
      ],
      [
        "create trigger decisions_proposer_not_gone before insert on decisions\n  for each row when (new.state <> 'decided' and new.proposer_id is not null)\n  execute function refuse_gone('proposer_id');",
        '',
      ],
      [
        "create trigger initiatives_new_owner_not_gone before update on initiatives\n  for each row\n    when (\n      new.technical_owner_id is distinct from old.technical_owner_id\n        and new.technical_owner_id is not null\n    )\n  execute function refuse_gone('technical_owner_id');",
        '',
      ],
      [
        "create trigger initiatives_new_sponsor_not_gone before update on initiatives\n  for each row when (new.sponsor_id is distinct from old.sponsor_id and new.sponsor_id is not null)\n  execute function refuse_gone('sponsor_id');",
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/stages/stops.test.ts'],
    each: [
      [
        'create trigger asks_not_stopped before insert on asks\n  for each row execute function refuse_stopped();',
        '',
      ],
      [
        'create trigger calls_not_stopped before insert on calls\n  for each row execute function refuse_stopped();',
        '',
      ],
      [
        'create trigger hand_overs_not_stopped before insert on hand_overs\n  for each row execute function refuse_stopped();',
        '',
      ],
      [
        'create trigger offers_not_stopped before insert on offers\n  for each row execute function refuse_stopped();',
        '',
      ],
      [
        'create trigger sponsor_asks_not_stopped before insert on sponsor_asks\n  for each row execute function refuse_stopped();',
        '',
      ],
      [
        'create trigger turn_changes_not_stopped before insert on turn_changes\n  for each row execute function refuse_stopped();',
        '',
      ],
      [
        'create trigger turns_not_stopped before insert on turns\n  for each row execute function refuse_stopped();',
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/absences/departures.test.ts'],
    each: [
      [
        'create constraint trigger members_leave_nothing_behind after update of left_on on members\n  deferrable initially deferred\n  for each row when (new.left_on is not null and old.left_on is null)\n  execute function leave_nothing_behind();',
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/stages/stops.test.ts'],
    each: [
      [
        "create constraint trigger initiatives_stop_everything after update of stage on initiatives\n  deferrable initially deferred\n  for each row when (new.stage = 'stopped' and old.stage <> 'stopped')\n  execute function stop_everything_there();",
        '',
      ],
      [
        "create trigger initiatives_begin_again before update of stage on initiatives\n  for each row when (old.stage = 'stopped' and new.stage <> 'stopped')\n  execute function begin_again_without_gone();",
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/members/allies.test.ts'],
    each: [
      [
        'create constraint trigger members_leave_no_ally after update of left_on, access, "position"\n  on members deferrable initially deferred\n  for each row\n    when (\n      new.left_on is distinct from old.left_on\n        or new.access <> old.access\n        or new.position <> old.position\n    )\n  execute function leave_no_ally();',
        '',
      ],
      [
        'create trigger alliances_accepted before insert on alliances\n  for each row execute function refuse_unaccepted_ally();',
        '',
      ],
      [
        'create trigger alliances_of_student_and_adult before insert on alliances\n  for each row when (new.ended_at is null) execute function ensure_may_be_allied();',
        '',
      ],
      [
        'create trigger ally_asks_of_student_and_adult before insert on ally_asks\n  for each row when (new.answer is null) execute function ensure_may_be_allied();',
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/initiatives/sponsors.test.ts'],
    each: [
      [
        'create constraint trigger initiatives_new_sponsor_accepted after update on initiatives\n  deferrable initially deferred\n  for each row when (new.sponsor_id is not null and new.sponsor_id is distinct from old.sponsor_id)\n  execute function ensure_sponsor_accepted();',
        '',
      ],
      [
        'create constraint trigger initiatives_sponsor_accepted after insert on initiatives\n  deferrable initially deferred for each row when (new.sponsor_id is not null)\n  execute function ensure_sponsor_accepted();',
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/accounts/names.test.ts'],
    each: [
      [
        'create constraint trigger members_leave_no_name after update on members\n  deferrable initially deferred for each row when (new.forgotten_at is not null)\n  execute function leave_no_name();',
        '',
      ],
    ],
  },
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: ['tests/domain/accounts/refusals.test.ts'],
    each: [
      [
        'create trigger members_initials_kept before update on members\n  for each row when (new.initials is distinct from old.initials and new.forgotten_at is null)\n  execute function keep_initials();',
        '',
      ],
    ],
  },
]
