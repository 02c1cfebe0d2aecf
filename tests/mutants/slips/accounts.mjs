export const accounts = [
  {
    room: 'accounts',
    in: 'db/functions/accounts/take_form_key.sql',
    tests: ['tests/routes/acts/sent-alike.test.ts'],
    each: [
      ['elsif $3 is not null and not $4 then', 'elsif $3 is not null then'],
      ['    perform pg_advisory_xact_lock(hashtextextended($3, 0));\n', ''],
      [" and k.answer is not null\n        and k.made_at > now() - interval '10 minutes'", ''],
      ['where k.alike = $3 and', 'where'],
    ],
  },
  {
    room: 'accounts',
    in: 'db/functions/accounts/session.sql',
    tests: ['tests/domain/accounts/session.test.ts'],
    each: [
      [' and m.left_on is null', ''],
      ["interval '10 minutes'", "interval '1 day'"],
      ['least(s.expires_at, s.ends_at)', 's.expires_at'],
      ["interval '1 hour'", "interval '1 day'"],
    ],
  },
]
