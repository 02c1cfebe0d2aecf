import { expect, test } from 'vitest'
import { networkOf } from '../../../app/domain/accounts/network-address'

const school = '203.0.113.7'

test.each([
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0db8:0000:0000:ffff::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:203.0.113.7', school],
  ['::ffff:cb00:7107', school],
  [school, school],
  ['', ''],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
