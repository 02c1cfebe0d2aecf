import { expect, test } from 'vitest'
import { formsOf } from '../support/forms'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { placeOf } from '../support/place'
import { Visitor } from '../support/visitor'
import { atChromium, begin, end } from '../support/writers'
import type { Tab } from '../support/writers'

const here = placeOf('skein_demo')
const school = '/s/harbor-ridge'

/**
 * What others do meanwhile: the school gets another name, which every page shows, and much else
 * changes with it.
 */
async function news(times: string) {
  const renata = await here.as('renata.osei')
  await here.sql.begin(async (tx) => {
    const more = ` ${times}`
    await tx`update initiatives set title = title || ${more}, purpose = purpose || ${more}`
    await tx`update members set strengths = strengths || ${more} where left_on is null`
    await tx`select tell()`
  })
  const said = { kind: 'view', body: `Said ${times}.`, read: await markOf(renata) }
  expect((await renata.post(`${school}/decisions/11/thread`, said)).status).toBe(303)
  await here.sql.begin(
    async (tx) => (
      await tx`update schools set name = ${`Harbor ${times}`}`,
      await tx`select tell()`
    ),
  )
}

async function markOf(visitor: Visitor) {
  const html = await (await visitor.get(`${school}/decisions/11`)).text()
  return /name="read" value="([^"]*)"/.exec(html)?.[1] ?? ''
}

function shows(tab: Tab, times: string) {
  const name = () => tab.evaluate<string>(`document.querySelector('.shell__school').textContent`)
  return expect.poll(name).toContain(`Harbor ${times}`)
}

const ids = { member: '', contribution: '', invitation: '', term: '', turn: '' }
const filtered = [
  'board/board',
  'insights/formation',
  'initiatives/lessons',
  'members/people',
  'decisions/log',
  'contributions/contributions',
  'decisions/page',
]
const files = Object.keys(formsOf(ids)).map((file) => file.replace(/\.tsx$/, ''))
const withForms = new Set([...filtered, ...files])

type Reader = { name: string; visitor: Visitor }

/** One address of each page with something to write in, by who may write there. */
async function pagesToWriteOn(names: string[]) {
  const pages = Object.entries(await pagesOfASchool(here.sql)).filter(([file]) =>
    withForms.has(file),
  )
  const all = pages.flatMap(([file, own]) => own.map((address) => ({ file, address })))
  const readers = await Promise.all(
    names.map(async (name) => ({ name, visitor: await here.as(name) })),
  )
  const likely = likeliest(await running())
  const kinds = groupsOf(all, kindOf).map(([, alike]) =>
    likely(alike.map(({ address }) => address)),
  )
  return (await Promise.all(kinds.map((alike) => firstToWriteOn(alike, readers)))).flatMap(
    (one) => one ?? [],
  )
}

// Acts on one kind of thing are as many pages.
function kindOf({ file, address }: { file: string; address: string }) {
  return /\/(act|settings)$/.test(file) ? `${file} ${address.split(/[/?]/).at(-1)}` : file
}

async function running() {
  const rows = await here.sql<
    { number: number }[]
  >`select number from decisions where state in ('open', 'draft')`
  return rows.map(({ number }) => number)
}

// More is open to people on what is not settled yet.
function likeliest(open: number[]) {
  const isOpen = (address: string) => open.includes(Number(/decisions\/(\d+)/.exec(address)?.[1]))
  return (alike: string[]) =>
    [...alike.filter(isOpen), ...alike.filter((address) => !isOpen(address))].slice(0, 4)
}

async function firstToWriteOn(addresses: string[], readers: Reader[]) {
  for (const address of addresses) {
    for (const { name, visitor } of readers)
      if (await mayWriteOn(address, visitor)) return { address, name }
  }
}

async function mayWriteOn(address: string, visitor: Visitor) {
  const answer = await visitor.get(address)
  const main = /<main.*<\/main>/s.exec(await answer.text())?.[0] ?? ''
  return answer.status === 200 && /<textarea|<input[^>]*type="(text|search|email|url)"/.test(main)
}

function groupsOf<T>(all: T[], by: (one: T) => string): [string, T[]][] {
  return [...new Set(all.map(by))].map((name) => [name, all.filter((one) => by(one) === name)])
}

/** So many at a time: a browser that opens forty pages at once has no time for any. */
const together = 6

function inParts<T>(all: T[]) {
  const parts = Math.ceil(all.length / together)
  return Array.from({ length: parts }, (_, at) => all.slice(at * together, (at + 1) * together))
}

test('what others do takes nobody out of what they write, on any page', async () => {
  const pages = await pagesToWriteOn(['renata.osei', 'denise.abara'])
  expect(pages.length).toBeGreaterThan(40)
  const disturbed: string[] = []
  const groups = groupsOf(pages, (one) => one.name)
  const parts = groups.flatMap(([name, own]) => inParts(own).map((part) => ({ name, part })))
  for (const [at, { name, part }] of parts.entries())
    disturbed.push(...(await disturbedOn(part, name, `of ${at}`)))
  expect(disturbed).toEqual([])
}, 300_000)

/** Begins to write on each of these pages, lets others do much, and tells where that was felt. */
async function disturbedOn(own: { address: string }[], name: string, times: string) {
  const desk = await atChromium(here.browser, await here.as(name), here.server.url)
  // A browser's first page says whose sitting it is, for all others.
  await (await desk.tab()).goto(here.server.url + school)
  const tabs = await Promise.all(
    own.map(async ({ address }) => {
      const tab = await desk.tab()
      await tab.goto(here.server.url + address)
      await begin(tab)
      return { address, tab }
    }),
  )
  await news(times)
  const disturbed: string[] = []
  for (const { address, tab } of tabs) {
    await shows(tab, times)
    disturbed.push(...(await end(tab)).map((said) => `${address}: ${said}`))
  }
  await desk.close()
  return disturbed
}
