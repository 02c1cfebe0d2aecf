export const ground = [
  {
    room: 'ground',
    in: 'db/functions/ground/last_local_day.sql',
    tests: ['tests/db/local-days.test.ts'],
    each: [["(ends - interval '1 microsecond')", 'ends']],
  },
  {
    room: 'ground',
    in: 'db/functions/ground/day_begins.sql',
    tests: ['tests/db/local-days.test.ts'],
    each: [
      ["said - interval '30 minutes', ", ''],
      ["said - interval '1 hour', ", ''],
      ["exception when invalid_parameter_value then return '-infinity';", ''],
    ],
  },
  {
    room: 'ground',
    in: 'db/functions/ground/isolate.sql',
    tests: ['tests/isolation.test.ts', 'tests/db/logins.test.ts'],
    each: [
      ["'with check (school_id = (select current_school()))'", "'with check (true)'"],
      ["execute format('alter table %s force row level security', tenant);", ''],
      ["execute format('alter table %s enable row level security', tenant);", ''],
    ],
  },
  {
    room: 'ground',
    in: 'db/functions/news/told.sql',
    tests: ['tests/vocabulary/topics.test.ts'],
    each: [
      ['told_to >= 100', 'told_to >= 1000'],
      ["when 'DELETE' then to_jsonb(old) else", "when 'DELETE' then to_jsonb(new) else"],
    ],
  },
  {
    room: 'ground',
    in: 'db/school.ts',
    tests: ['tests/db/scope.test.ts'],
    each: [
      ["if (scopes.getStore()) throw new Error('A scope", "if (false) throw new Error('A scope"],
      ["readOnly ? 'read only' : ''", "''"],
    ],
  },
  {
    room: 'ground',
    in: 'db/functions/ground/enter_school.sql',
    tests: ['tests/db/scope.test.ts'],
    each: [
      ["set_config('skein.school', school, true)", "set_config('skein.school', school, false)"],
    ],
  },
  {
    room: 'ground',
    in: 'db/connect.ts',
    tests: ['tests/db/scope.test.ts'],
    each: [["||\n    code === '40P01'", '']],
  },
]
