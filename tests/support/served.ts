import { afterAll, beforeAll } from 'vitest'
import { ownDatabase, ownerOf } from './database'
import type { Template } from './database'
import { startServer } from './server'
import type { TestServer } from './server'
import { Visitor, demoEmail } from './visitor'

export type Served = {
  own: Awaited<ReturnType<typeof ownDatabase>>
  sql: ReturnType<typeof ownerOf>
  server: TestServer
  /** Someone at the door with nothing but an address. */
  stranger: () => Visitor
  /** Someone of Harbor Ridge, by the name in their e-mail, signed in. */
  as: (name: string) => Promise<Visitor>
  /** Who is called so by their initials; nobody is ''. */
  idOf: (initials: string) => Promise<string>
}

export type How = {
  /** What is written into the database before the server begins. */
  before?: (sql: Served['sql']) => Promise<unknown>
  /** Settings of the server, known by the time that it begins. */
  env?: () => Record<string, string>
}

/**
 * A database of its own and a server on it, for all tests of one file that ask it without a
 * browser; how one signs in, and who someone is. Each is there once the tests begin.
 */
export function served(template: Template, { before, env }: How = {}): Served {
  const here = {
    stranger: () => new Visitor(here.server.url),
    as: (name) => here.stranger().signIn(demoEmail(name)),
    idOf: async (initials) => {
      const [row] = await here.sql<{ id: string }[]>`
        select id from members where initials = ${initials}`
      return row?.id ?? ''
    },
  } as Served
  beforeAll(async () => {
    here.own = await ownDatabase(template)
    here.sql = ownerOf(here.own.url)
    await before?.(here.sql)
    here.server = await startServer(here.own.url, env?.())
  })
  afterAll(async () => {
    await here.server?.end()
    await here.sql?.end()
    await here.own?.drop()
  })
  return here
}
