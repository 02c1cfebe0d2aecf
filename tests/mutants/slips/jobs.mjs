export const jobs = [
  {
    room: 'jobs',
    in: 'app/jobs/due.server.ts',
    tests: ['tests/jobs/sharing-what-is-due.test.ts', 'tests/jobs/looks-that-fail.test.ts'],
    each: [
      ['.catch((error: unknown) => (failed.push(school), errors.push(error)))', ''],
      ['.catch((error: unknown) => failed.push(error))', ''],
      ['if (errors.length) throw errors[0]', ''],
      ['if (failed.length) throw failed[0]', ''],
      ['done: taken.filter((school) => !failed.includes(school))', 'done: taken'],
    ],
  },
  {
    room: 'jobs',
    in: 'app/jobs/sweep.server.ts',
    tests: ['tests/jobs/jobs.test.ts'],
    each: [
      ['await adapter.deleteExpiredSessions()', ''],
      ['await atTheDoor(forgetResets)', ''],
      ['await atTheDoor(forgetEmailChanges)', ''],
      ['await atTheDoor(forgetSignUps)', ''],
      ['await atTheDoor(forgetFormKeys)', ''],
      ['await forgetFailedJobs()', ''],
    ],
  },
  {
    room: 'jobs',
    in: 'app/jobs/tick.server.ts',
    tests: ['tests/jobs'],
    each: [
      ['  freeJobsOfTheDead,\n  freeJobsNever', '  freeJobsNever'],
      ['  freeJobsNeverReceived,\n  settle', '  settle'],
      ['  settleAbsences,\n', ''],
      ['  settleDecisions,\n', ''],
      ['  tellPeople,\n]', ']'],
    ],
  },
  {
    room: 'jobs',
    in: 'app/jobs/tasks.server.ts',
    tests: ['tests/jobs/jobs.test.ts'],
    each: [
      ['* * * * * tick ?id=hand&jobKey=hand', ''],
      ['17 3 * * * sweep ?jobKey=sweep&fill=2d', ''],
      ['&fill=2d', ''],
    ],
  },
  {
    room: 'jobs',
    in: 'app/jobs/mail.server.ts',
    tests: ['tests/jobs/kept-letters.test.ts'],
    each: [
      ['{ mode: 0o600 }', '{}'],
      ['recursive: true, mode: 0o700', 'recursive: true'],
      ['await rename(`${place}.part`, place)', ''],
    ],
  },
  {
    room: 'jobs',
    in: 'db/functions/jobs/free_those_of_the_dead.sql',
    tests: ['tests/jobs/jobs.test.ts'],
    each: [
      ['worker <> self and ', ''],
      [' and pg_try_advisory_xact_lock(hashtextextended(worker, 0))', ''],
    ],
  },
  {
    room: 'jobs',
    in: 'db/functions/jobs/later.sql',
    tests: ['tests/jobs/jobs.test.ts'],
    each: [
      ['octet_length(told::text) > 8000', 'false'],
      ['octet_length(key) > 200', 'false'],
      ["at > now() + interval '400 days'", 'false'],
      ['t.task = later.task and t.asked_by = asker', 't.task = later.task'],
      ["coalesce(school::text, 'door') || ' ' || task", 'task'],
    ],
  },
]
