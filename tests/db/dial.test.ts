import { expect, test } from 'vitest'
import { dial } from '../../db/dial'

test.each([
  ['postgres://geese:fly@[::1]:5433/skein', ['::1'], [5433]],
  ['postgres://geese:fly@[2001:db8::7]/skein', ['2001:db8::7'], [5432]],
  ['postgres://geese:fly@db.example.org:5433/skein', ['db.example.org'], [5433]],
])('the database is where its address says, of IPv6 too: %s', async (url, host, port) => {
  const { options } = dial(url)
  expect([options.host, options.port]).toEqual([host, port])
})
