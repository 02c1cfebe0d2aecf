import { beforeAll, expect, test } from 'vitest'
import { pages } from '../bench/pages'
import { raise, slug, token } from '../bench/schools'
import { schoolPages } from '../support/page-files'
import { described, found } from '../support/route-tree'
import { served } from '../support/served'
import { Visitor } from '../support/visitor'
import { soon } from '../support/soon'

const here = served('skein_empty')
const size = { schools: 1, members: 230, initiatives: 130, turns: 4, decisions: 220 }
const school = `/s/${slug(1)}`
let visitor: Visitor

beforeAll(async () => {
  await raise(here.sql, size)
  visitor = new Visitor(here.server.url).holding(token)
})

const textOf = async (path: string) => (await visitor.get(path)).text()

/** What stands on all pages of a list, leafed through by its own links. */
async function leafed(path: string, what: RegExp, words: string) {
  const found: string[] = []
  let next: string | undefined = path
  for (let pages = 0; next && pages < 20; pages++) {
    const html: string = await textOf(next)
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    found.push(...[...main.matchAll(what)].map(([, one = '']) => one))
    next = new RegExp(`<a[^>]*href="([^"]*)"[^>]*>${words}</a>`)
      .exec(main)?.[1]
      ?.replaceAll('&amp;', '&')
  }
  return found
}

const numbers = (many: number) => Array.from({ length: many }, (_, place) => place + 1)
const sorted = (found: string[]) => found.map(Number).toSorted((a, b) => a - b)

test('every person stands on exactly one page of the people', async () => {
  const found = await leafed(
    `${school}/people`,
    /<span class="person__name">\w+ Member-(\d+)<\/span>/g,
    'More people',
  )
  expect(sorted(found)).toEqual(numbers(size.members))
})

test('people are found by the beginning of a name and by position, over all pages', async () => {
  const html = await textOf(`${school}/people?text=member-22`)
  expect(
    [...html.matchAll(/<span class="person__name">\w+ Member-(\d+)</g)]
      .map(([, number]) => Number(number))
      .toSorted((a, b) => a - b),
  ).toEqual([22, ...numbers(10).map((one) => 219 + one)])
  expect(await textOf(`${school}/people?position=parent`)).toContain('Nobody is listed')
})

test('every member stands on exactly one page of who has been asked', async () => {
  const found = await leafed(
    `${school}/fairness`,
    /<th scope="row">.*?Member-(\d+)</g,
    'More names',
  )
  expect(sorted(found)).toEqual(numbers(size.members))
})

test('everything that needs a lead, every initiative of the formation and every line of the ledger is on exactly one page', async () => {
  const needs = await leafed(
    `${school}/needs-a-lead`,
    /<h3><a[^>]*href="[^"]*\/initiatives\/(\d+)"/g,
    'More',
  )
  expect(new Set(needs).size).toBe(needs.length)
  const uncovered = await here.sql<
    { number: number }[]
  >`select number from initiatives where number % 10 = 3`
  expect(uncovered.every(({ number }) => needs.includes(String(number)))).toBe(true)

  const lanes = await leafed(
    `${school}/formation?as=table`,
    /<th scope="rowgroup"[^>]*><a[^>]*\/initiatives\/(\d+)"/g,
    'More initiatives',
  )
  expect(new Set(lanes).size).toBe(lanes.length)
  expect(lanes).toHaveLength(size.initiatives)

  const lines = await leafed(
    `${school}/contributions?person=${member(8)}`,
    /(<p class="log__text">)/g,
    'Earlier',
  )
  expect(lines).toHaveLength(30)
})

// What these show is one thing of one person, which the school of the bench has none of.
const notMeasured = [
  'members/ally',
  'members/invitation-act',
  'turns/reflection',
  'schools/not-found',
]

test('every page of a school is measured', () => {
  const routes = described()
  const measured = Object.values(pages).map((path) =>
    found({ routes }, path.replace(/\?.*/, ''))?.at(-1)?.replace('routes/', ''),
  )
  const unmeasured = schoolPages()
    .map(([name]) => name)
    .filter((name) => !measured.includes(name))
  expect(unmeasured.sort()).toEqual(notMeasured.toSorted())
})

test('a long shelf of lessons is leafed through, each lesson on exactly one page of thirty at most', async () => {
  const lesson = /<li class="sheet initiative"><h2><a[^>]*\/initiatives\/(\d+)"/g
  const shelf = await leafed(`${school}/lessons`, lesson, 'Earlier')
  expect(sorted(shelf)).toEqual(numbers(size.initiatives).filter((one) => one % 2 === 0))
  expect((await textOf(`${school}/lessons`)).match(lesson)).toHaveLength(30)
  expect((await textOf(`${school}/lessons?text=aloud`)).match(lesson)).toHaveLength(30)
})

test('no page of a school of many asks more than 30 queries or weighs more than 250 kB', async () => {
  const name = new URL(here.own.url).pathname.slice(1)
  await here.sql`create extension if not exists pg_stat_statements`
  const heavy = []
  for (const [what, path] of Object.entries(pages)) {
    const [once, again] = [await costOf(name, path), await costOf(name, path)]
    // What is done every minute is not the page's.
    const queries = Math.min(once.queries, again.queries)
    if (once.status !== 200 || queries > 30 || once.weight > 250_000)
      heavy.push([what, once.status, queries, once.weight])
  }
  expect(heavy).toEqual([])
})

test('the board asks no more for initiatives that have a plan, however many they are', async () => {
  const name = new URL(here.own.url).pathname.slice(1)
  const board = `${school}/board`
  await here.sql`create extension if not exists pg_stat_statements`
  await visitor.get(board)
  const measured = async () => [
    (await costOf(name, board)).queries,
    (await costOf(name, board)).queries,
  ]
  // The count is shared by the whole of Postgres, which forgets what is beyond its room.
  const queries = () =>
    soon(async () => {
      const least = Math.min(...(await measured()))
      expect(least).toBeGreaterThan(0)
      return least
    })
  await planned(1)
  const forOne = await queries()
  await planned(size.initiatives)
  // What plans have looked at beside the page, the looks of the minute, is over soon.
  await expect.poll(queries, { interval: 500 }).toBeLessThanOrEqual(forOne)
})

/** Gives the first so many initiatives a plan by weeks, in an agreed order of two. */
async function planned(many: number) {
  await here.sql`
    with plans as (
      insert into rotation_plans (school_id, id, initiative_id, cadence, every_weeks, choosing, set_by)
      select school_id, gen_random_uuid(), id, 'every few weeks', 6, 'in this order', ${member(1)}
      from initiatives where number <= ${many} returning school_id, id
    )
    insert into rotation_order (school_id, id, plan_id, member_id, place)
    select school_id, gen_random_uuid(), id, one, place
    from plans, unnest(${[member(1), member(2)]}::uuid[]) with ordinality them (one, place)`
}

async function costOf(name: string, path: string) {
  await here.sql`select pg_stat_statements_reset(0, (select oid from pg_database where datname = ${name}), 0)`
  const answer = await visitor.get(path)
  const weight = (await answer.arrayBuffer()).byteLength
  const [asked] = await here.sql<{ calls: number }[]>`
    select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
    where toplevel and d.datname = ${name} and query !~ 'graphile_worker|pg_backend_pid|pg_stat_statements'`
  return { status: answer.status, weight, queries: asked?.calls ?? 0 }
}

const member = (number: number) =>
  `00000003-0001-7000-8000-${number.toString(16).padStart(12, '0')}`
const find = async (query: string, who = visitor) => who.get(`${school}/find?${query}`)

test('a name is found by the beginnings of its words, whatever the accents and capitals, at most twenty at once', async () => {
  await here.sql`update members set name = 'Zoë Ångström' where id = ${member(229)}`
  await here.sql`update school_versions set version = version + 1`
  for (const text of ['zoe', 'ANGS', 'ångström zoë'])
    expect(await (await find(`of=people&text=${encodeURIComponent(text)}`)).json()).toEqual({
      found: [{ id: member(229), name: 'Zoë Ångström' }],
    })
  expect(
    ((await (await find('of=people&text=member')).json()) as { found: unknown[] }).found,
  ).toHaveLength(20)
  expect(await (await find('of=people&text=gstrom')).json()).toEqual({ found: [] })
  expect(
    ((await (await find('of=people&text=zoe&among=1')).json()) as { found: { note?: string }[] })
      .found[0]?.note,
  ).toMatch(/led|leads/)
})

test('nobody finds a name in a school that is not theirs', async () => {
  const stranger = here.stranger()
  expect((await find('of=people&text=zoe', stranger)).status).toBe(303)
  expect((await visitor.get('/s/elsewhere/find?of=people&text=zoe')).status).toBe(404)
})

test('without JavaScript a long list is leafed through in the form, and keeps what was typed and chosen', async () => {
  const form = `${school}/initiatives/1/call`
  const first = await textOf(form)
  const [, next = ''] = /formAction="([^"]*after-asked[^"]*)"/i.exec(first) ?? []
  const typed = {
    skills: 'Patience, and a loud voice',
    audience: 'some',
    role: 'lead',
    startsOn: '2030-03-04',
    asked: [member(9)],
    __intent__: '{"type":"update","payload":{}}',
  }
  const answer = await (await visitor.post(next.replaceAll('&amp;', '&'), typed)).text()
  expect(answer).toContain('value="Patience, and a loud voice"')
  expect(answer).toMatch(
    new RegExp(`<input type="checkbox"[^>]*checked=""[^>]*value="${member(9)}"`),
  )
  expect(answer).not.toContain('Someone chosen before')
  const names = (html: string) =>
    new Set(
      [...html.matchAll(/name="asked" value="([^"]+)"|value="([^"]+)"[^>]*name="asked"/g)].map(
        ([, one, other]) => one ?? other,
      ),
    )
  const [before, after] = [names(first), names(answer)]
  expect([...after].filter((one) => before.has(one)).every((one) => one === member(9))).toBe(true)
  expect(after.size).toBeGreaterThan(40)
})
