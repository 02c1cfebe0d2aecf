import { defineConfig } from 'vitest/config'

// What tries thousands of orders, or every day of a year, is too slow to be asked for each slip.
const slow = ['tests/domain/{any-day,demo}.test.ts', 'tests/domain/turns/any-order.test.ts']

export default defineConfig({
  root: '.',
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    isolate: false,
    globalSetup: 'tests/support/global.ts',
    include: ['tests/domain/**/*.test.ts'],
    exclude: slow,
  },
})
