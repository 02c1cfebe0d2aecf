export const accounts = [
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
