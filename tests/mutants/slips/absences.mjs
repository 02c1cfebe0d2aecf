export const absences = [
  {
    room: 'absences',
    in: 'app/domain/absences/reassignments.ts',
    tests: [
      'tests/domain/absences/absences.test.ts',
      'tests/domain/absences/leads-passed-on.test.ts',
      'tests/domain/absences/passings.test.ts',
    ],
    each: [
      ['and passes_on <= today()', 'and passes_on < today()'],
      [
        'passed_at is null and cancelled_at is null and passes_on',
        'passed_at is null and passes_on',
      ],
      ['p.leave_id is not distinct from ${leaveId}::uuid', 'true'],
      ["and h.answer = 'accepted'", ''],
    ],
  },
  {
    room: 'absences',
    in: 'app/domain/initiatives/sponsors.ts',
    tests: [
      'tests/domain/absences/absences.test.ts',
      'tests/domain/absences/leads-passed-on.test.ts',
      'tests/domain/absences/passings.test.ts',
    ],
    each: [['and a.asked_at >= asked.since::timestamptz', '']],
  },
  {
    room: 'absences',
    in: 'app/domain/absences/passings.ts',
    tests: ['tests/domain/absences/passings.test.ts'],
    each: [
      ['l.ends_on >= ${school.today}', 'l.ends_on > ${school.today}'],
      ['and p.cancelled_at is null', ''],
      ["and (t.id is null or t.role = 'lead')", ''],
      ['l.cancelled_at is null and ', ''],
      ["order by p.kind <> 'turn', p.kind", 'order by p.kind'],
      ['order by s.asked_at desc limit 1', 'limit 1'],
      ['coalesce(h.due_on, p.passes_on)', 'p.passes_on'],
    ],
  },
  {
    room: 'absences',
    in: 'app/domain/absences/passings.ts',
    tests: ['tests/domain/absences/passings-as-seen.test.ts'],
    each: [
      ['if (!may.seeAsked(acting))', 'if (false)'],
      ["if (answer === 'withdrawn') return { ...passing, to: null }", ''],
      ["answer === 'declined' && !mayKnowNo", 'false && !mayKnowNo'],
      ['p.to_member_id, i.sponsor_id)', 'p.to_member_id)'],
    ],
  },
  {
    room: 'absences',
    in: 'app/domain/absences/responsibilities.ts',
    tests: [
      'tests/domain/absences/absences.test.ts',
      'tests/domain/absences/leads-passed-on.test.ts',
      'tests/domain/absences/holdings.test.ts',
    ],
    each: [
      ['due_on <= ${to}::date)', 'due_on < ${to}::date)'],
      ['due_on >= ${from}::date)', 'due_on > ${from}::date)'],
      ['and answer is null and not is_private', 'and answer is null'],
      [
        'and n.began_at >= greatest(',
        'and n.began_at > greatest(',
        'Nobody begins in a seat that someone still holds.',
      ],
      ['local_day(t.began_at), today())::text', 'local_day(t.began_at))::text'],
      ['order by h.turn_id = t.id desc limit 1', 'limit 1'],
      ['and n.member_id <> t.member_id', ''],
    ],
  },
  {
    room: 'absences',
    in: 'db/functions/absences/keep_passing.sql',
    tests: ['tests/db/answered-and-kept.test.ts'],
    each: [
      [
        "tg_op = 'DELETE'\n    or ",
        '',
        'Of a row that goes there is no new one, which differs by itself.',
      ],
      ['coalesce(old.passed_at, old.cancelled_at)', 'old.passed_at'],
      ['coalesce(old.passed_at, old.cancelled_at)', 'old.cancelled_at'],
    ],
  },
  {
    room: 'absences',
    in: 'app/domain/absences/returns.ts',
    tests: ['tests/domain/absences/returns.test.ts'],
    each: [["p.kind = 'turn'\n", "p.kind = 'turn' and p.cancelled_at is null\n"]],
  },
  {
    room: 'absences',
    in: 'app/domain/absences/reassignments.ts',
    tests: ['tests/domain/absences/returns.test.ts'],
    each: [['await handOversOf(absent)', '[]']],
  },
  {
    room: 'absences',
    in: 'db/functions/turns/begins_lead.sql',
    tests: ['tests/domain/absences/returns.test.ts'],
    each: [
      ['l.id = given.after_leave_id\n', 'false\n'],
      ['l.cancelled_at is null\n                        and day', 'false and day'],
    ],
  },
]
