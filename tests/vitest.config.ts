import { defineConfig } from 'vitest/config'
import { LongestFirst } from './support/longest-first'

const shared = {
  testTimeout: 120_000,
  // What fails now and then is mended, not tried again.
  retry: 0,
  hookTimeout: 120_000,
  // What is awaited comes when a slow machine has time for it: no test asserts how soon.
  expect: { poll: { timeout: 100_000 } },
  pool: 'forks' as const,
  // Files that run one after the other in a worker share the modules they import, which cost more
  // than most tests. What is kept between them is kept in databases, and each file has its own.
  isolate: false,
}
// What asks only the sources needs no Postgres; `npm run check` runs it alone, and then the one
// of all tests is not started.
const house = [
  'tests/architecture.test.ts',
  'tests/casts.test.ts',
  'tests/documents.test.ts',
  'tests/joins.test.ts',
  'tests/mutants/slips.test.ts',
  'tests/rooms.test.ts',
  'tests/sizes.test.ts',
]
// Every written query is asked of a migrated database; `npm run check` does so, too.
const queries = 'tests/queries/queries.test.ts'
// What puts another module in the place of one shares none.
const mocking = 'tests/db/remembered.test.ts'
const asked = process.argv.flatMap((word, at, all) => (word === '--project' ? [all[at + 1]] : []))
const isAlone =
  asked.length > 0 && asked.every((project) => project === 'house' || project === 'queries')

export default defineConfig({
  root: '.',
  test: {
    ...shared,
    globalSetup: isAlone ? [] : 'tests/support/global.ts',
    // A third of the time that tests take they wait, so two cores have time for four.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'house', include: house } },
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['tests/**/*.test.ts'],
          exclude: [...house, queries, mocking, 'tests/{routes,e2e}/**'],
        },
      },
      { extends: true, test: { name: 'queries', include: [queries] } },
      { extends: true, test: { name: 'mocking', include: [mocking], isolate: true } },
      { extends: true, test: { name: 'routes', include: ['tests/routes/**/*.test.ts'] } },
      // Firefox is spoken to over a WebSocket, which Node 20 has behind a flag.
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          execArgv: ['--experimental-websocket'],
        },
      },
    ],
  },
})
