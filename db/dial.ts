import postgres from 'postgres'
import type { Options, Sql } from 'postgres'

/**
 * Connections to the database at an address. The driver takes an IPv6 address, which has colons of
 * its own, apart at the first of them.
 */
export function dial(url: string, options: Options<Record<string, never>> = {}): Sql {
  const { hostname, port } = new URL(url)
  const address = /^\[(.+)\]$/.exec(hostname)?.[1]
  // Its types know no list of places.
  const place: object = address ? { host: [address], port: [Number(port || 5432)] } : {}
  return postgres(url, { ...options, ...place })
}
