export const feeds = [
  {
    room: 'feeds',
    in: 'db/functions/feeds/calendar.sql',
    tests: ['tests/domain/feeds/calendar-address.test.ts'],
    each: [
      ['and f.revoked_at is null', ''],
      [' and m.left_on is null', ''],
    ],
  },
]
