import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { castOf } from './cast'
import type { Cast } from './cast'
import { openOwnDatabase, ownerOf } from './database'

export type OwnSchool = { sql: ReturnType<typeof ownerOf>; cast: Cast }

/**
 * Harbor Ridge in a database of its own, for all tests of one file, or anew for each: its owner's
 * connection and its people. Both are there once a test begins.
 */
export function ownSchool({ anew = false } = {}): OwnSchool {
  const here = {} as OwnSchool
  let close = async () => {}
  const [before, after] = anew ? [beforeEach, afterEach] : [beforeAll, afterAll]
  before(async () => {
    const own = await openOwnDatabase('skein_demo')
    here.sql = ownerOf(own.url)
    here.cast = await castOf(here.sql)
    close = async () => (await here.sql.end(), void (await own.close()))
  })
  after(() => close())
  return here
}
