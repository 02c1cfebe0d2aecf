export const turns = [
  {
    room: 'turns',
    in: 'db/functions/turns/keep_turn.sql',
    tests: [
      'tests/db/kept.test.ts',
      'tests/domain/turns/turns-in-the-database.test.ts',
      'tests/domain/turns/school-years.test.ts',
    ],
    each: [
      ['if new.ended_at = new.began_at then', 'if false then'],
      ['and old.ended_at <= skein_now()', ''],
      ['and new.began_at < skein_now()', ''],
      ['if begins_in_a_year(new.school_id, new.began_at) is null then', 'if false then'],
    ],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/keep_turn_present.sql',
    tests: ['tests/domain/turns/present-in-the-database.test.ts'],
    each: [
      ['if away <= new.began_at then', 'if away < new.began_at then'],
      ['day_begins(school_id, ends_on + 1) > since', 'day_begins(school_id, ends_on) > since'],
      ['day_begins(school_id, ends_on + 1) > since', 'day_begins(school_id, ends_on + 1) >= since'],
      ['and cancelled_at is null', ''],
      ['day_begins(new.school_id, last_day + 1)', 'day_begins(new.school_id, last_day)'],
      ['new.ended_at is null or new.ended_at > away', 'new.ended_at > away'],
      ['id = new.member_id for share', 'id = new.member_id'],
      ['since := greatest(since, skein_now())', 'since := since'],
      ["if tg_op = 'UPDATE' then since", 'if true then since'],
    ],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/leave_no_hole.sql',
    tests: ['tests/domain/turns/present-in-the-database.test.ts'],
    each: [
      ['and l.cancelled_at is null', ''],
      [
        'day_begins(l.school_id, l.ends_on + 1) > begins',
        'day_begins(l.school_id, l.ends_on) > begins',
      ],
      [
        'if ends <= begins',
        'if ends < begins',
        'No span is a hole: an empty one is held by anyone.',
      ],
      ['least(m.last_day_on, m.left_on) + 1', 'least(m.last_day_on, m.left_on)'],
    ],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/leave_no_hole.sql',
    tests: ['tests/domain/turns/school-years.test.ts'],
    each: [[' - between_years(new.school_id)', '']],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/begins_in_a_year.sql',
    tests: ['tests/domain/turns/school-years.test.ts'],
    each: [
      ['instant > skein_now() and ', ''],
      ['day_begins(school_id, starts_on) > instant', 'true'],
    ],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/begins_lead.sql',
    tests: ['tests/domain/turns/one-truth.test.ts'],
    each: [['        and not passed_within_a_day(p)\n', '']],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/passed_within_a_day.sql',
    tests: ['tests/domain/turns/one-truth.test.ts'],
    each: [
      ['local_day(given.ended_at, s.time_zone) = local_day(given.began_at, s.time_zone)', 'false'],
      ['n.began_at >= given.ended_at', "n.began_at > given.ended_at + interval '1 hour'"],
    ],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/between_years.sql',
    tests: ['tests/domain/turns/school-years.test.ts'],
    each: [['ends_on + 1', 'ends_on']],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/held_or_waiting.sql',
    tests: ['tests/domain/turns/held-or-waiting.test.ts'],
    each: [
      ['t.ended_at is null or t.ended_at > skein_now()', 't.ended_at is null'],
      ['and h.answer is null', 'and false'],
      ['and a.answer is null', 'and false'],
      ['and o.answer is null', 'and false'],
      ['and c.closed_at is null', 'and false'],
      ['    and not isempty(t.during)\n', ''],
    ],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/keep_reflection.sql',
    tests: ['tests/domain/turns/present-in-the-database.test.ts'],
    each: [
      ['and old.ended_at <= skein_now()', ''],
      ['and not old.reflection_shared', ''],
      ['and m.account_id is null', ''],
      ['and m.left_on is not null', ''],
    ],
  },
  {
    room: 'turns',
    in: 'app/domain/turns/path.ts',
    tests: ['tests/domain/turns/path.test.ts'],
    each: [
      ['distinct on (h.initiative_id, day)', 'distinct on (h.initiative_id, day, h.role)'],
      ["array['lead', 'follow', 'shadow']", "array['follow', 'lead', 'shadow']"],
    ],
  },
  {
    room: 'turns',
    in: 'app/domain/insights/year-ribbon.ts',
    tests: ['tests/domain/insights/year-ribbon.test.ts'],
    each: [["['shadow', 'follow', 'lead'] as const", "['lead', 'follow', 'shadow'] as const"]],
  },
  {
    room: 'turns',
    in: 'app/domain/insights/lead-gaps.ts',
    tests: ['tests/domain/insights/lead-gaps.test.ts'],
    each: [
      ['return first > today ?', 'return first >= today ?'],
      ['!leads.some((lead) => lead.from < from)', '!leads.length'],
    ],
  },
  {
    room: 'turns',
    in: 'app/ui/insights/formation-words.ts',
    tests: ['tests/domain/insights/formation-words.test.ts'],
    each: [
      ["kind === 'unplanned' && from <= axis.to", "kind === 'unplanned' && !to && from <= axis.to"],
    ],
  },
  {
    room: 'turns',
    in: 'app/domain/turns/rotation-plan.ts',
    tests: ['tests/domain/turns/chosen-leads.test.ts'],
    each: [
      ['and t.stands_in_for is null', ''],
      ['{ leads: [memberId], since, after: since }', '{ leads: [memberId], since }'],
    ],
  },
  {
    room: 'turns',
    in: 'app/domain/turns/begin-and-end.ts',
    tests: ['tests/domain/turns/chosen-leads.test.ts'],
    each: [['next.began_at desc nulls first, s.seat', 's.seat']],
  },
  {
    room: 'turns',
    in: 'app/domain/turns/change-effects.ts',
    tests: ['tests/domain/turns/chosen-leads.test.ts'],
    each: [['(standsInFor ? putBack : put)', 'put']],
  },
  {
    room: 'turns',
    in: 'app/domain/hand-overs/hand-overs.ts',
    tests: ['tests/domain/turns/chosen-leads.test.ts'],
    each: [['and first_day = ${on}::date', '']],
  },
  {
    room: 'turns',
    in: 'db/functions/turns/last_day_held.sql',
    tests: ['tests/domain/turns/days-passed-on.test.ts'],
    each: [
      ['last_local_day(given.ended_at) - 1', 'last_local_day(given.ended_at)'],
      ['else n.member_id = given.member_id', 'else false'],
      ['n.seat = given.seat', 'false'],
    ],
  },
]
