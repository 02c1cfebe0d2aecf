import { beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../../db/demo/load'
import { filledIn } from '../../support/filling'
import { formsOf } from '../../support/forms'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
let priya: Visitor
const nothing = '0190f000-0000-7000-8000-000000000000'
const ids = { member: nothing, contribution: nothing, term: nothing, turn: nothing }

beforeAll(async () => {
  priya = await here.as('priya.natarajan')
})

/** Does something while nobody else can reach a table. */
function whileLocked<T>(table: string, work: () => Promise<T>) {
  return here.sql.begin(async (tx) => {
    await tx.unsafe(`lock table ${table} in access exclusive mode`)
    return work()
  }) as Promise<T>
}

test('what waits too long for another is told so in words, and nothing of it was done', async () => {
  const form = { text: 'Waited in vain', kind: 'other', happenedOn: '2026-03-02' }
  const answer = await whileLocked('contributions', () =>
    priya.post(`${school}/contributions/new`, form),
  )
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(await answer.text()).toContain(
    'Skein is busy just now, and this took too long. Nothing was changed',
  )
  expect(await here.sql`select from contributions where text = 'Waited in vain'`).toHaveLength(0)
  expect((await priya.post(`${school}/contributions/new`, form)).status).toBe(303)
})

test('a session that cannot be looked up is told the same in a school and around it, and is no fault of ours', async () => {
  const paths = [`${school}/contributions`, '/account', '/schools/new']
  const answers = await whileLocked('sessions', () =>
    Promise.all(paths.map(async (path) => ({ path, answer: await priya.get(path) }))),
  )
  for (const { path, answer } of answers) {
    expect([path, answer.status]).toEqual([path, 503])
    expect(await answer.text()).toContain('Skein is busy just now')
  }
  expect(here.server.words()).not.toMatch(/"level":50/)
})

// What tells who is there stays open, or every page would stop at that.
const ofSessions = ['sessions', 'accounts', 'members', 'schools', 'school_versions']

test.each(['nobody', 'priya'])(
  'no page around the schools, and no form there, breaks for %s while it cannot ask the database',
  async (who) => {
    const visitor = who === 'nobody' ? new Visitor(here.server.url) : priya
    const forms = Object.values(formsOf({ ...ids, invitation: ids.member })).flat()
    const sent = forms.filter(([address]) => !address.startsWith('/s/'))
    const asked = ['/account/data', '/account/paths/harbor-ridge', '/account', '/schools']
    const tables = (
      await here.sql<{ name: string }[]>`
        select tablename as name from pg_tables where schemaname = 'public'`
    ).filter(({ name }) => who === 'nobody' || !ofSessions.includes(name))
    const statuses = await whileLocked(tables.map(({ name }) => name).join(', '), () =>
      Promise.all([
        ...[...asked, ...sent.map(([address]) => address)].map(async (address) => [
          address,
          (await visitor.get(address)).status,
        ]),
        ...sent.map(async ([address, schema]) => [
          `POST ${address}`,
          (await visitor.post(address, Object.fromEntries(filledIn(schema, () => demoPassword))))
            .status,
        ]),
      ]),
    )
    expect(statuses.filter(([, status]) => status === 500)).toEqual([])
    expect(statuses.filter(([, status]) => status === 503).length).toBeGreaterThan(5)
    expect(here.server.words()).not.toMatch(/"level":50/)
  },
)

test('outside of the pages it is told the same', async () => {
  const answer = await whileLocked('members', () =>
    fetch(`${here.server.url}/feeds/calendar/${'x'.repeat(43)}.ics`),
  )
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
})

test('a pool whose every connection waits does not make Skein unready', async () => {
  const first = await whileLocked('initiatives', async () => {
    const boards = Array.from({ length: 30 }, () =>
      priya.get(`${school}/board`).then(() => 'a board'),
    )
    await until(async () => (await here.sql`select from pg_locks where not granted`).length >= 12)
    return Promise.race([
      ...boards,
      fetch(`${here.server.url}/readyz`).then(({ status }) => status),
    ])
  })
  expect(first).toBe(200)
})

async function until(isTrue: () => Promise<boolean>) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isTrue()) return
    await new Promise((wait) => setTimeout(wait, 30))
  }
  throw new Error('It did not come about in time.')
}
