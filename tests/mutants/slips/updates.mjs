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
    tests: ['tests/domain/updates/updates.test.ts'],
    each: [
      ['and first.corrects_id is null', ''],
      [
        'first.id, first.initiative_id, first.written_by) = (\n        new.school_id, new.corrects_id, new.initiative_id, new.written_by',
        'first.id, first.initiative_id) = (\n        new.school_id, new.corrects_id, new.initiative_id',
      ],
    ],
  },
]
