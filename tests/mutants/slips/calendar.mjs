export const calendar = [
  {
    room: 'calendar',
    in: 'db/functions/calendar/move_week.sql',
    tests: ['tests/domain/calendar/time-zones.test.ts', 'tests/domain/calendar/settings.test.ts'],
    each: [
      [' and left_on is null', ''],
      [' and works_on = old.works_on', ''],
    ],
  },
  {
    room: 'calendar',
    in: 'db/functions/calendar/keep_days.sql',
    tests: ['tests/domain/calendar/time-zones.test.ts', 'tests/domain/calendar/settings.test.ts'],
    each: [
      ['and sent_at is null and send_after > skein_now()', ''],
      [' and deadline is not null', '', 'A deadline that is not there stays so.'],
      ['least(wish, at + (after - at) / 2)', 'wish'],
      ['greatest(wish, at - (at - before) / 2)', 'wish'],
    ],
  },
]
