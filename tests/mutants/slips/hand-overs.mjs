export const handOvers = [
  {
    room: 'hand-overs',
    in: 'db/functions/hand-overs/keep_hand_over.sql',
    tests: ['tests/db/answered-and-kept.test.ts'],
    each: [
      [
        "tg_op = 'DELETE'\n    or ",
        '',
        'Of a row that goes there is no new one, which differs by itself.',
      ],
      [' and not old.reflection_shared', ''],
      ['(new.id, new.initiative_id) is distinct from (old.id, old.initiative_id)\n    or ', ''],
      ['(old.answer is not null and to_jsonb(new) is distinct from to_jsonb(old))\n    or ', ''],
      ['new.answer is not null and to_jsonb(new) - answers', 'false and to_jsonb(new) - answers'],
    ],
  },
  {
    room: 'hand-overs',
    in: 'db/functions/hand-overs/keep_in_a_year.sql',
    tests: ['tests/db/answered-and-kept.test.ts'],
    each: [
      [' where y.ends_on < new.due_on', ''],
      ["tg_op = 'UPDATE' and new.due_on", 'false and new.due_on'],
      ['new.due_on between y.starts_on and y.ends_on', 'new.due_on >= y.starts_on'],
    ],
  },
]
