export const decisions = [
  {
    room: 'decisions',
    in: 'db/functions/decisions/keep_decision.sql',
    tests: ['tests/domain/decisions/kept-in-the-database.test.ts'],
    each: [
      ['or new.round < old.round', ''],
      ['or new.version < old.version', ''],
      ["('closing', 'open'),", ''],
      ["('draft', 'decided'), ", ''],
      ["or (new.outcome in ('passed', 'not passed') and old.state <> 'closing')", ''],
      ["or (new.outcome = 'referred' and old.state = 'draft')", ''],
      ["o.state in ('open', 'stands')", "o.state in ('open')"],
      ["o.state in ('open', 'stands')", "o.state in ('stands')"],
      ["and new.method = 'consent'", ''],
      ['and r.choice is not null', ''],
    ],
  },
  {
    room: 'decisions',
    in: 'db/functions/decisions/keep_response.sql',
    tests: ['tests/domain/decisions/kept-in-the-database.test.ts'],
    each: [
      [' or asked.round is distinct from new.round', ''],
      ['or (old.choice is not null and new.choice is null)', ''],
      ['or (old.voted and not new.voted)', ''],
      ['(new.school_id, new.decision_id) for share', '(new.school_id, new.decision_id)'],
    ],
  },
  {
    room: 'decisions',
    in: 'db/functions/decisions/is_answered.sql',
    tests: ['tests/domain/decisions/kept-in-the-database.test.ts'],
    each: [
      ['a.written_at >= given.responded_at', 'true'],
      [
        'and a.decision_id = given.decision_id',
        '',
        'It is for the index: an answer is of the decision of its response.',
      ],
    ],
  },
  {
    room: 'decisions',
    in: 'db/functions/decisions/settlers_of.sql',
    tests: ['tests/domain/decisions/kept-in-the-database.test.ts'],
    each: [
      ["and m.access <> 'guest'", ''],
      ['and is_here(m)', ''],
      ['coalesce(d.keeper_id, d.proposer_id)', 'd.proposer_id'],
      ["and p.part = 'decision-maker'", ''],
    ],
  },
  ...[
    {
      in: 'app/domain/decisions/entries.ts',
      each: [
        ["if (at.state === 'decided') conflict", 'if (false) conflict'],
        ['if (before.body === body) conflict', 'if (false) conflict'],
        ['and e.corrects_id is null', ''],
        ['now.id <> e.id and a.written_at < now.written_at', 'false'],
      ],
    },
    { in: 'app/domain/decisions/waiting-for-me.ts', each: [['and e.corrects_id is null', '']] },
    {
      in: 'app/domain/decisions/thread.ts',
      each: [['if (said !== undefined) ensureSame', 'if (false) ensureSame']],
    },
    {
      in: 'db/functions/decisions/index_decision_part.sql',
      each: [["coalesce((to_jsonb(new) ->> 'corrects_id')::uuid, new.id)", 'new.id']],
    },
  ].map((slips) => ({
    ...{ room: 'decisions', tests: ['tests/domain/decisions/corrected-entries.test.ts'] },
    ...slips,
  })),
  {
    room: 'decisions',
    in: 'app/routes/decisions/page-in-short.ts',
    tests: ['tests/routes/decisions/long-pages.test.ts'],
    each: [
      ['{ after: before, size: linesAPage, keyOf }', '{ after: before, size: 5_000, keyOf }'],
      ['isCut ? entries.map(entryInShort) : entries', 'entries'],
      ['isCut ? part.lines.map(responseInShort) : part.lines', 'part.lines'],
      ['<= mostSpeakers || place === 0', '> 0'],
    ],
  },
  {
    room: 'decisions',
    in: 'app/domain/decisions/waiting-for-me.ts',
    tests: ['tests/domain/decisions/unmet-objections.test.ts'],
    each: [
      [
        "and o.state = 'open'\n      and o.offered_version is null",
        'and o.offered_version is null',
      ],
      ['and o.offered_version is null', ''],
      [
        "coalesce(d.keeper_id, d.proposer_id) = ${memberId}\n      and d.state = 'open'",
        "d.state = 'open'",
      ],
    ],
  },
]
