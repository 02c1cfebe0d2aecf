import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 120_000, retry: process.env.CI ? 1 : 0, hookTimeout: 120_000, pool: 'forks' as const }

export default defineConfig({
  root: '.',
  test: {
    ...shared,
    globalSetup: 'tests/support/global.ts',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'domain', include: ['tests/*.test.ts', 'tests/domain/**/*.test.ts'] } },
      { extends: true, test: { name: 'routes', include: ['tests/routes/**/*.test.ts'] } },
      { extends: true, test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'] } },
    ],
  },
})
