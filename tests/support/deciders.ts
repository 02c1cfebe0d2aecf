import { beforeAll } from 'vitest'
import type { Served } from './served'
import type { Visitor } from './visitor'

const school = '/s/harbor-ridge'

/** Five people of Harbor Ridge who decide there, and what they read and send in its decisions. */
export function decidersOf(here: Served) {
  const who = {} as Record<'tom' | 'denise' | 'renata' | 'farah' | 'priya', Visitor>
  beforeAll(async () => {
    const emails = {
      tom: 'tom.okafor',
      denise: 'denise.abara',
      renata: 'renata.osei',
      farah: 'farah.siddiqui',
      priya: 'priya.natarajan',
    }
    for (const [name, email] of Object.entries(emails))
      who[name as keyof typeof who] = await here.as(email)
  })

  const text = async (visitor: Visitor, path: string) =>
    (await visitor.get(`${school}/${path}`)).text()
  const status = async (
    visitor: Visitor,
    path: string,
    fields: Record<string, string | string[]>,
  ) => (await visitor.post(`${school}/${path}`, { ...(await read(path)), ...fields })).status
  /** The mark of what the page of this decision shows now. */
  const read = async (path: string) => {
    const [mark] = await here.sql<{ read: string }[]>`
    select version || '.' || round as read from decisions
    where number = ${/^decisions\/(\d{1,4})\/./.exec(path)?.[1] ?? '0'}`
    return mark ?? { read: '' }
  }
  return { who, text, status, read }
}
