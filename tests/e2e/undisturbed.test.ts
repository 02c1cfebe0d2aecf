import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerOf } from '../support/database'
import { formsOf } from '../support/forms'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { placeOf } from '../support/place'
import { Visitor, demoEmail } from '../support/visitor'
import { atChromium, begin, end } from '../support/writers'
import type { Tab } from '../support/writers'

const here = placeOf('skein_demo')
const school = '/s/harbor-ridge'
const signedIn = (name: string) => new Visitor(here.server.url).signIn(demoEmail(name))
let sql: ReturnType<typeof ownerOf>
beforeAll(() => void (sql = ownerOf(here.own.url)))
afterAll(() => sql.end())

/** What others do while someone writes: the school gets another name, which every page shows, and initiatives, people and decisions change. */
async function news(times: string) {
  const renata = await signedIn('renata.osei')
  await sql.begin(async (tx) => {
    await tx`update initiatives set title = title || ${` ${times}`}, purpose = purpose || ${` ${times}`}`
    await tx`update members set strengths = strengths || ${` ${times}`} where left_on is null`
    await tx`select tell()`
  })
  await renata.post(`${school}/decisions/11/thread`, { kind: 'view', body: `Said ${times}.`, read: await markOf(renata) })
  expect((await renata.post(`${school}/settings?part=school`, { name: `Harbor ${times}`, timeZone: 'America/New_York' })).status).toBe(303)
}

async function markOf(visitor: Visitor) {
  const html = await (await visitor.get(`${school}/decisions/11`)).text()
  return /name="read" value="([^"]*)"/.exec(html)?.[1] ?? ''
}

const shows = (tab: Tab, times: string) =>
  expect.poll(() => tab.evaluate(`document.querySelector('.shell__school').textContent`), { timeout: 20_000 }).toContain(`Harbor ${times}`)

const ids = { member: '', contribution: '', invitation: '', term: '', turn: '' }
const filtered = ['board', 'formation', 'lessons', 'people', 'decisions', 'contributions', 'decision']
const withForms = new Set([...filtered, ...Object.keys(formsOf(ids)).map((file) => file.replace(/^school\/|\.tsx$/g, ''))])

/** One address of each page with something to write in, by who may write there. */
async function pagesToWriteOn(names: string[]) {
  const pages = await pagesOfASchool(sql)
  const kinds = groupsOf(Object.entries(pages).filter(([file]) => withForms.has(file)).flatMap(([file, all]) => all.map((address) => ({ file, address }))), kindOf)
  const running = (await sql<{ number: number }[]>`select number from decisions where state in ('open', 'draft')`).map(({ number }) => number)
  const isRunning = (address: string) => running.includes(Number(/decisions\/(\d+)/.exec(address)?.[1]))
  const likely = (all: string[]) => [...all.filter(isRunning), ...all.filter((address) => !isRunning(address))].slice(0, 4)
  const visitors = await Promise.all(names.map(async (name) => ({ name, visitor: await signedIn(name) })))
  const found = await Promise.all(kinds.map(([, alike]) => firstToWriteOn(likely(alike.map(({ address }) => address)), visitors)))
  return found.filter((one) => one !== undefined)
}

function groupsOf<T>(all: T[], by: (one: T) => string): [string, T[]][] {
  return [...new Set(all.map(by))].map((name) => [name, all.filter((one) => by(one) === name)])
}

// Acts on one kind of thing are as many pages.
const kindOf = ({ file, address }: { file: string; address: string }) => (/\.act$|^settings$/.test(file) ? `${file} ${address.split(/[/?]/).at(-1)}` : file)

async function firstToWriteOn(addresses: string[], visitors: { name: string; visitor: Visitor }[]) {
  for (const address of addresses) {
    for (const { name, visitor } of visitors) {
      const answer = await visitor.get(address)
      const main = /<main.*<\/main>/s.exec(await answer.text())?.[0] ?? ''
      if (answer.status === 200 && /<textarea|<input[^>]*type="(text|search|email|url)"/.test(main)) return { address, name }
    }
  }
}

/** So many at a time: a browser that opens forty pages at once has no time for any. */
async function inTurn<T, R>(all: T[], work: (one: T) => Promise<R>) {
  const done: R[] = []
  for (let place = 0; place < all.length; place += 4) done.push(...(await Promise.all(all.slice(place, place + 4).map(work))))
  return done
}

test('what others do takes nobody out of what they write, on any page', async () => {
  const t0 = Date.now()
  const pages = await pagesToWriteOn(['renata.osei', 'denise.abara'])
  console.log(pages.length, Date.now() - t0, pages.map((one) => one.address).join(' '))
  const disturbed: string[] = []
  for (const [name, own] of groupsOf(pages, (one) => one.name)) {
    const desk = await atChromium(here.browser, await signedIn(name), here.server.url)
    const first = await desk.tab()
    await first.goto(here.server.url + school)
    const tabs = await inTurn(own, async ({ address }) => {
      const tab = await desk.tab()
      await tab.goto(here.server.url + address)
      return { address, tab, many: await begin(tab) }
    })
  console.log('open', Date.now() - t0)
    await news(`of ${own.length}`)
    for (const { address, tab } of tabs) {
      await shows(tab, `of ${own.length}`)
      disturbed.push(...(await end(tab)).map((said) => `${address}: ${said}`))
    }
  console.log('done', Date.now() - t0)
    await desk.close()
  }
  expect(disturbed).toEqual([])
})
