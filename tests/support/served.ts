import { afterAll, beforeAll } from 'vitest'
import { ownDatabase, ownerOf } from './database'
import { startServer } from './server'
import type { TestServer } from './server'

export type Served = {
  own: Awaited<ReturnType<typeof ownDatabase>>
  sql: ReturnType<typeof ownerOf>
  server: TestServer
}

/**
 * A database of its own and a server on it, for all tests of one file that ask it without a
 * browser. Each is there once the tests begin.
 */
export function served(template: Parameters<typeof ownDatabase>[0]): Served {
  const here = {} as Served
  beforeAll(async () => {
    here.own = await ownDatabase(template)
    here.sql = ownerOf(here.own.url)
    here.server = await startServer(here.own.url)
  })
  afterAll(async () => {
    await here.server?.stop()
    await here.sql?.end()
    await here.own?.drop()
  })
  return here
}
