import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { castOf } from './cast'
import type { Cast } from './cast'
import { openOwnDatabase, ownerOf } from './database'

export type OwnSchool = { url: string; sql: ReturnType<typeof ownerOf>; cast: Cast }

/**
 * Harbor Ridge in a database of its own, for all tests of one file, or anew for each: its owner's
 * connection and its people. Both are there once a test begins.
 */
export function ownSchool({ anew = false } = {}): OwnSchool {
  const here = {} as OwnSchool
  let close = async () => {}
  const [before, after] = anew ? [beforeEach, afterEach] : [beforeAll, afterAll]
  before(async () => {
    const { close: closeSchool, ...school } = await openSchool()
    Object.assign(here, school)
    close = closeSchool
  })
  after(() => close())
  return here
}

/** The same, opened and closed by the test itself: for one that opens many. */
export async function openSchool() {
  const own = await openOwnDatabase('skein_demo')
  const sql = ownerOf(own.url)
  const cast = await castOf(sql)
  return { url: own.url, sql, cast, close: async () => (await sql.end(), void (await own.close())) }
}
