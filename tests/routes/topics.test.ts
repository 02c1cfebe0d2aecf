import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { schoolPages } from '../support/page-files'
import { served } from '../support/served'

const here = served('skein_demo')
const sources = new Map(schoolPages())
const viewers = ['renata.osei', 'priya.natarajan', 'zoe.m']

// What a page reads of a table without showing more of it than these say: thanks are told to the
// thanked, marks to the one who made them.
const asMine: Record<string, string[]> = { 'home/home': ['contributions'] }

const pageNames = [...sources.keys()].filter(
  (name) =>
    name !== 'schools/not-found' &&
    /export (const|async function) loader|export {.*loader.*}/.test(sources.get(name) ?? ''),
)

/** The topics that a page's file says it shows; undefined where it says none. */
function shownBy(name: string): string[] | undefined {
  const source = sources.get(name) ?? ''
  const from = /export {.*handle.*} from '(\.\.?\/[\w./-]+)'/.exec(source)?.[1]
  if (from) return shownBy(join(dirname(name), from))
  return (
    /export const handle = (?:shows|keeps)\(([^)]*)\)/.exec(source)?.[1]?.match(/\w+/g)?.slice() ??
    (source.includes('handle = shows()') ? [] : undefined)
  )
}

const mostOfAPage = 12

/** So many of a page's addresses, from the first to the last. */
function spread(addresses: string[]) {
  const step = Math.ceil(addresses.length / mostOfAPage)
  return addresses.filter((_, nth) => nth % step === 0)
}

/** The tables that tell each topic, as the database's own triggers say. */
async function tablesByTopic() {
  const rows = await here.sql<{ table: string; topic: string }[]>`
    select distinct t.tgrelid::regclass::text as table, split_part(encode(t.tgargs, 'escape'), '\\000', 2) as topic from pg_trigger t where t.tgfoid = 'told'::regproc`
  return rows.reduce<Record<string, string[]>>(
    (all, { table, topic }) => ({ ...all, [table]: [...(all[table] ?? []), topic] }),
    {},
  )
}

test('every page of a school says what it shows', () => {
  expect(pageNames.filter((name) => !shownBy(name))).toEqual([])
})

test('a page reads nothing beside what it says it shows, so no news of what it is made of passes it by', async () => {
  const tables = await tablesByTopic()
  const visitors = await Promise.all(viewers.map((name) => here.as(name)))
  const pages = await pagesOfASchool(here.sql)
  const look = async (addresses: string[]) => {
    const statuses: number[] = []
    for (const address of addresses)
      for (const visitor of visitors) statuses.push((await visitor.get(address)).status)
    return statuses
  }

  const wrong: string[] = []
  for (const [name, all] of Object.entries(pages)) {
    const addresses = spread(all)
    // A page that shows nothing is never asked again: what it says it says once.
    const shown = shownBy(name)
    if (!shown?.length) continue
    const asSeen = await look(addresses)
    // The frame around every page is made of the school and its members.
    const isShown = (table: string) =>
      tables[table]?.some((topic) => ['school', 'members', ...shown].includes(topic)) ||
      asMine[name]?.includes(table)
    const hidden = Object.keys(tables).filter((table) => !isShown(table))
    if (!hidden.length) continue
    await here.sql.unsafe(`revoke select on ${hidden.join(', ')} from skein_app`)
    // What another reader found out is not looked up again.
    await here.sql`update school_versions set version = version + 1`
    const asHidden = await look(addresses)
    await here.sql.unsafe(`grant select on ${hidden.join(', ')} to skein_app`)
    if (asHidden.join() !== asSeen.join()) wrong.push(name)
  }
  expect(wrong).toEqual([])
}, 300_000)

test('the tests know an address of every page', async () => {
  const known = Object.keys(await pagesOfASchool(here.sql))
  expect(pageNames.filter((name) => !known.includes(name))).toEqual([])
})
