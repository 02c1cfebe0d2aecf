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
  {
    room: 'calendar',
    in: 'app/domain/calendar/open-days.ts',
    tests: [
      'tests/domain/calendar/calendar-boundaries.test.ts',
      'tests/domain/calendar/calendar.test.ts',
      'tests/domain/calendar/settings.test.ts',
    ],
    each: [
      ['daysBetween(day, on) > longestBreak', 'daysBetween(day, on) >= longestBreak'],
      ['daysBetween(on, after.on) <= longestBreak', 'daysBetween(on, after.on) < longestBreak'],
      ['isWeekend || worksOn.every(', 'worksOn.every('],
      [' && worksOn.every((days) => worksThatDay(days, on)))\n', ')\n'],
      ['!awayBecause(calendar, day) && closedWeekAfter', 'closedWeekAfter'],
      ['if (isOfTheWeek(day)) return undefined\n', ''],
      [
        'daysAfter(first).slice(0, 6)',
        'daysAfter(first).slice(0, 5)',
        'The day before the first of a week is none of its days.',
      ],
      ['for (let earlier = 0; earlier', 'for (let earlier = 1; earlier'],
      ['addDays(begins.on, -1)', 'begins.on'],
      ['reasons.every(Boolean)', 'reasons.some(Boolean)'],
    ],
  },
  {
    room: 'calendar',
    in: 'app/domain/calendar/calendar.ts',
    tests: [
      'tests/domain/calendar/calendar-boundaries.test.ts',
      'tests/domain/calendar/calendar.test.ts',
      'tests/domain/calendar/settings.test.ts',
    ],
    each: [
      ['startsOn <= day && (endsOn', 'startsOn < day && (endsOn'],
      ['endsOn === null || day <= endsOn', 'endsOn === null || day < endsOn'],
      ['({ startsOn }) => startsOn > day)', '({ startsOn }) => startsOn >= day)'],
      ['({ startsOn }) => startsOn <= day).at(-1)', '({ startsOn }) => startsOn < day).at(-1)'],
      ["\n    day > (years[0]?.startsOn ?? '')", '\n    true'],
      ['years.length > 0 &&\n    ', ''],
      ['day <= to; day', 'day < to; day'],
      ['ofSchool.length ? ofSchool : days', 'days'],
      ['daysBetween(startsOn, endsOn) + 1', 'daysBetween(startsOn, endsOn)'],
    ],
  },
]
