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
  {
    room: 'hand-overs',
    in: 'db/functions/hand-overs/lead_goes_on.sql',
    tests: ['tests/domain/absences/leads-given-back.test.ts'],
    each: [
      ['and offered_at is not null\n        and answer is null', 'and false'],
      ['perform lead_goes_on(outgoing)', 'null'],
      ['day_begins(fell.school_id, given.led_until + 1), ', ''],
      ['and not isempty(n.during)', ''],
    ],
  },
  {
    room: 'hand-overs',
    in: 'db/functions/hand-overs/lead_comes_back.sql',
    tests: ['tests/domain/absences/leads-given-back.test.ts'],
    each: [
      ['greatest(back.began_at, skein_now())', 'back.began_at'],
      ['passed.ended_before, ', ''],
    ],
  },
  {
    room: 'hand-overs',
    in: 'db/functions/hand-overs/give_lead_back.sql',
    tests: ['tests/domain/absences/leads-given-back.test.ts'],
    each: [
      ['perform lead_goes_on(new)', 'null'],
      ['perform lead_comes_back(new)', 'null'],
      ['perform lead_goes_on(led)', 'null'],
    ],
  },
  {
    room: 'hand-overs',
    in: 'db/functions/hand-overs/lead_until.sql',
    tests: ['tests/domain/absences/leads-given-back.test.ts'],
    each: [["ends < coalesce(meanwhile.ended_at, 'infinity')", 'false']],
  },
  {
    room: 'hand-overs',
    in: 'app/domain/hand-overs/asked-for-absent.ts',
    tests: ['tests/domain/absences/leads-given-back.test.ts'],
    each: [['  if (year)\n', '  if (!year)\n']],
  },
]
