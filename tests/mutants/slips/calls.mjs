export const calls = [
  {
    room: 'calls',
    in: 'app/domain/calls/needs-a-lead.ts',
    tests: ['tests/domain/calls/needs-asked.test.ts'],
    each: [
      ['if (!may.seeAsked(acting)) return new Set<string>()', ''],
      [
        'and(isNotNull(handOvers.offeredAt), isNull(handOvers.answer))',
        'isNotNull(handOvers.offeredAt)',
      ],
    ],
  },
  {
    room: 'calls',
    in: 'db/functions/calls/may_see_offer.sql',
    tests: ['tests/domain/calls/seen-offers.test.ts'],
    each: [
      ["or coalesce(given.answer = 'accepted', false)", ''],
      ['or given.member_id = viewer', ''],
      [
        "given.with_member_id = viewer and given.with_answer is distinct from 'declined'",
        'given.with_member_id = viewer',
      ],
      ["given.answer is distinct from 'withdrawn'\n        and ", ''],
      [' and c.opened_by = viewer', ''],
    ],
  },
  {
    room: 'calls',
    in: 'db/functions/calls/keep_call.sql',
    tests: ['tests/domain/calls/kept-in-the-database.test.ts'],
    each: [
      [' and is_private and answer is null', ' and answer is null'],
      ['is_private and answer is null', 'is_private'],
      ['if new.opened_by <> old.opened_by then', 'if false then'],
    ],
  },
  {
    room: 'calls',
    in: 'db/functions/calls/keep_offer.sql',
    tests: ['tests/domain/calls/kept-in-the-database.test.ts'],
    each: [
      ['old.with_answer is not null\n        and ', 'false and '],
      ['or old.answer is not null', ''],
    ],
  },
]
