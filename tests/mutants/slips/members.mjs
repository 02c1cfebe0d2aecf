export const members = [
  {
    room: 'members',
    in: 'db/functions/members/is_away.sql',
    tests: [
      'tests/domain/members/leaves.test.ts',
      'tests/domain/absences/absence-boundaries.test.ts',
    ],
    each: [
      ['and starts_on <= day', 'and starts_on < day'],
      ['ends_on is null or ends_on >= day', 'ends_on >= day'],
      ['ends_on >= day', 'ends_on > day'],
      ['last_day_on < day', 'last_day_on <= day'],
      ['and cancelled_at is null', ''],
    ],
  },
  {
    room: 'members',
    in: 'db/functions/members/invitations_left.sql',
    tests: ['tests/domain/members/invitations.test.ts'],
    each: [
      [
        "created_at > skein_now() - interval '14 days'",
        "created_at > skein_now() - interval '15 days'",
      ],
      [
        'l.sent_at > skein_now()',
        'l.sent_at >= skein_now()',
        'The clock runs on: no test holds it at the instant.',
      ],
      ['and l.school_id in (select id from young)', ''],
      ['    0, case', '    -500, case'],
    ],
  },
  {
    room: 'members',
    in: 'db/functions/members/keep_invitation.sql',
    tests: ['tests/db/answered-and-kept.test.ts'],
    each: [
      [
        "tg_op = 'DELETE' and is_forgotten_address",
        'is_forgotten_address',
        'Of someone who is forgotten none is left to change.',
      ],
      ['coalesce(old.accepted_at, old.withdrawn_at)', 'old.accepted_at'],
      ['coalesce(old.accepted_at, old.withdrawn_at)', 'old.withdrawn_at'],
    ],
  },
  {
    room: 'members',
    in: 'db/functions/members/forget_member.sql',
    tests: [
      'tests/domain/members/forgotten-invitations.test.ts',
      'tests/domain/members/invitations.test.ts',
    ],
    each: [
      ['where i.member_id = who\n      or (\n', 'where (\n'],
      ['              and lower(o.email) = lower(i.email)\n', ''],
      ['lower(o.name) = lower(i.name)', 'true'],
      ['                  or i.withdrawn_at is not null\n', ''],
    ],
  },
  {
    room: 'members',
    in: 'db/functions/members/may_be_allied.sql',
    tests: ['tests/domain/members/allies.test.ts', 'tests/domain/members/refusals.test.ts'],
    each: [
      ["and position = 'student'\n      and access <> 'guest'", "and position = 'student'"],
      ["and position = 'student'\n", '\n'],
      ["and position <> 'student'\n        and access <> 'guest'", "and position <> 'student'"],
      ["and position <> 'student'\n", '\n'],
      ["and access <> 'guest'\n        and left_on is null", "and access <> 'guest'"],
      ["and access <> 'guest'\n      and left_on is null", "and access <> 'guest'"],
    ],
  },
  {
    room: 'members',
    in: 'app/domain/members/allies.ts',
    tests: ['tests/domain/members/allies.test.ts'],
    each: [[' && open.note === note', '']],
  },
]
