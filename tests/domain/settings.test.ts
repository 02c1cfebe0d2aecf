import { expect, test } from 'vitest'
import { configure } from '../../app/http/config.server'

test('a wrong setting stops the start with a sentence that names it', () => {
  expect(() => configure({ PORT: 'many' })).toThrow(/PORT must be a port number/)
  expect(() => configure({ DATABASE_URL: 'mysql://x' })).toThrow(/DATABASE_URL must be an address like postgres/)
  expect(() => configure({ LOG_LEVEL: 'loud', SMTP_URL: 'http://x' })).toThrow(/SMTP_URL .* LOG_LEVEL/)
})

test('without settings Skein listens on this machine alone', () => {
  expect(configure({})).toMatchObject({ host: '127.0.0.1', port: 3000, databaseUrl: undefined, trial: false })
})
