export const updates = [
  {
    room: 'updates',
    in: 'db/functions/updates/changes_health.sql',
    tests: ['tests/domain/updates/updates.test.ts'],
    each: [
      [
        'order by coalesce(c.written_at, u.written_at) desc, u.written_at desc',
        'order by u.written_at desc',
      ],
      ['), true\n', '), false\n'],
    ],
  },
  {
    room: 'updates',
    in: 'db/functions/updates/correct_the_first.sql',
    tests: [
      'tests/domain/updates/updates.test.ts',
      'tests/domain/decisions/corrected-entries.test.ts',
    ],
    each: [
      ['and first.corrects_id is null', ''],
      ['and (first.%I, first.written_by) = ($3, $4)', 'and first.%I = $3'],
      ['and (first.%I, first.written_by) = ($3, $4)', 'and first.written_by = $4'],
    ],
  },
  {
    room: 'updates',
    in: 'app/routes/initiatives/updates-in-short.ts',
    tests: ['tests/routes/updates/long-updates.test.ts'],
    each: [
      [' && letters > mostLetters', ''],
      ['!isAsked && letters', 'letters'],
      ['one.isCut || former.some(({ isCut }) => isCut)', 'one.isCut'],
    ],
  },
  {
    room: 'updates',
    in: 'app/domain/updates/changes-of-direction.ts',
    tests: ['tests/routes/initiatives/long-lists.test.ts'],
    each: [['order by opened_at desc limit 20', '']],
  },
  {
    room: 'updates',
    in: 'app/domain/paging.ts',
    tests: ['tests/routes/initiatives/long-lists.test.ts'],
    each: [['?? 0) - lines.length', '?? 0)']],
  },
]
