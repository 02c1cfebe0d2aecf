import { isIPv6 } from 'node:net'

/**
 * Which network an address counts as: an IPv4 address is itself, however it is written; of an IPv6
 * address the first 64 bits, as the one who has one of them has all the others.
 */
export function networkOf(address: string) {
  const [bare = ''] = address.split('%')
  const plain = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (plain || !isIPv6(bare)) return plain ?? bare
  // The URL parser writes an address in its one shortest form.
  const halves = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const [first = [], rest] = halves.map((half) => half.split(':').filter(Boolean))
  const zeros = rest ? Array.from({ length: 8 - first.length - rest.length }, () => '0') : []
  const all = [...first, ...zeros, ...(rest ?? [])]
  return mapped(all) ?? `${all.slice(0, 4).join(':')}::/64`
}

// ::ffff:7f00:1 is 127.0.0.1.
function mapped(groups: string[]) {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined
  const words = groups.slice(6).map((group) => Number.parseInt(group, 16))
  return words.flatMap((word) => [word >> 8, word & 255]).join('.')
}
