export const rules = [
  {
    room: 'rules',
    in: 'migrations/0002_rules.sql',
    tests: [
      'tests/db',
      'tests/domain/members',
      'tests/domain/absences',
      'tests/domain/decisions',
      'tests/domain/initiatives',
    ],
    each: [
      [
        'create trigger alliances_kept before delete or update on alliances\n  for each row execute function keep_alliance();',
        '',
      ],
      [
        'create trigger stances_of_others before insert on stances\n  for each row execute function refuse_own_update();',
        '',
      ],
      [
        'create trigger thread_entries_not_of_draft before insert on thread_entries\n  for each row execute function refuse_entry_of_draft();',
        '',
      ],
      [
        'create trigger members_names_kept before update on members\n  for each row execute function keep_names();',
        '',
      ],
      [
        'create trigger sessions_end after delete on sessions\n  referencing old table as gone for each statement execute function sessions_end();',
        '',
        'The streams of the ended session are asked in tests/routes/http/live.test.ts.',
      ],
      [
        'grant select (school_id, member_id, starts_on, cancelled_at, begun_at) on leaves to skein_door;',
        'grant select on leaves to skein_door;',
      ],
      ['revoke insert, update, delete on due_in_hand from skein_app;', ''],
      ['alter table sessions force row level security;', ''],
    ],
  },
]
