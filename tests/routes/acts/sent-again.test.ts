import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formsOf } from '../../support/forms'
import { formsThatMake, makeOnce, makeNothing } from '../../support/making'
import { served } from '../../support/served'
import { Visitor, demoEmail } from '../../support/visitor'
import { ledTo } from '../../support/reading'
import { soon } from '../../support/soon'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
const own = () => `${randomUUID()}:R1:`
const times = (count: number) => Array.from({ length: count })

// What counts by itself, or is told of an act by a look a moment later.
const besides = [
  'door_tries',
  'form_keys',
  'school_looks',
  'due_in_hand',
  'sessions',
  'notices',
  'digests',
]

/** How many rows stand in every table. */
async function counted() {
  const tables = await here.sql<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`
  const counts: Record<string, number> = {}
  for (const { name } of tables.filter((one) => !besides.includes(one.name))) {
    const [row] = await here.sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${name}`)
    counts[name] = row?.n ?? 0
  }
  return counts
}

const answered = (answers: Response[]) => [
  ...new Set(answers.map(({ status, headers }) => `${status} ${headers.get('Location')}`)),
]

test('what a form makes is made once, however often and however fast the form is sent', async () => {
  const makings = await formsThatMake(here.sql)
  const wrong: unknown[] = []
  for (const { who, address, fields, table } of makings) {
    const [visitor, key] = [await here.as(who), own()]
    const send = () => visitor.post(address, { ...fields, 'form-key': key })
    const before = await counted()
    const answers = answered(await Promise.all(times(20).map(send)))
    const after = await counted()
    if (answers.length !== 1 || !answers[0]?.startsWith('303 ')) wrong.push({ address, answers })
    if ((after[table] ?? 0) - (before[table] ?? 0) !== 1)
      wrong.push({ address, made: (after[table] ?? 0) - (before[table] ?? 0) })
    const again = answered([await send()])
    if (again[0] !== answers[0]) wrong.push({ address, again })
    expect(await counted(), `${address} sent once more`).toEqual(after)
  }
  expect(wrong).toEqual([])
})

test('every route that takes a form is known for what it makes', async () => {
  const ids = { member: '', contribution: '', invitation: '', term: '', turn: '' }
  const making = (await formsThatMake(here.sql)).map(({ file }) => file)
  expect([...new Set([...making, ...makeOnce, ...makeNothing])].sort()).toEqual(
    Object.keys(formsOf(ids)).sort(),
  )
})

test('one press that is sent twenty times mails one letter, and founds one school', async () => {
  const renata = await here.as('renata.osei')
  const letters = async () =>
    (await readdir(join(here.server.dataDir, 'mail')).catch(() => [])).length
  const waiting = async () =>
    (await here.sql`select from graphile_worker.jobs where task_identifier like '%letter%'`).length
  const sends = [
    ['/sign-up', { name: 'Ana Reis', email: 'ana@pier.example' }, here.stranger()],
    ['/forgotten', { email: demoEmail('tom.okafor') }, here.stranger()],
    [
      `${school}/invitations/new`,
      { name: 'Ina New', email: 'ina@pier.example', position: 'teacher', access: 'member' },
      renata,
    ],
  ] as const
  for (const [address, fields, visitor] of sends) {
    const [before, key] = [await letters(), own()]
    const answers = await Promise.all(
      times(20).map(() => visitor.post(address, { ...fields, 'form-key': key })),
    )
    expect(answered(answers), address).toEqual([expect.stringMatching(/^303 /)])
    await soon(async () => expect([await waiting(), (await letters()) > before]).toEqual([0, true]))
    expect(await letters(), address).toBe(before + 1)
  }

  const pier = {
    name: 'Pier',
    timeZone: 'Europe/Paris',
    startsOn: '2025-09-01',
    endsOn: '2026-06-30',
    'form-key': own(),
  }
  const founded = await Promise.all(times(20).map(() => renata.post('/schools/new', pier)))
  expect(answered(founded)).toEqual(['303 /s/pier'])
  expect(await here.sql`select slug from schools where name = 'Pier'`).toEqual([{ slug: 'pier' }])
})

test('a key is one person’s, of one form, and used by nothing that was refused', async () => {
  const [renata, tom, key] = [await here.as('renata.osei'), await here.as('tom.okafor'), own()]
  const form = {
    text: 'Carried the chairs',
    kind: 'supported',
    happenedOn: '2026-03-02',
    'form-key': key,
  }
  const made = async () =>
    (await here.sql`select from contributions where text = 'Carried the chairs'`).length
  const log = (visitor: Visitor, fields: Record<string, string>) =>
    visitor.post(`${school}/contributions/new`, fields)
  expect((await log(renata, { ...form, happenedOn: '2026-03-05' })).status).toBe(409)
  expect((await log(renata, form)).status).toBe(303)
  expect((await log(tom, form)).status).toBe(303)
  expect(
    (await renata.post(`${school}/settings?part=goals`, { title: 'Carried', 'form-key': key }))
      .status,
  ).toBe(303)
  expect(await here.sql`select from sip_goals where title = 'Carried'`).toHaveLength(1)
  expect(await made()).toBe(2)
  for (const without of ['', 'x', 'x'.repeat(400)])
    expect((await log(tom, { ...form, 'form-key': without })).status).toBe(303)
  expect(await made()).toBe(5)
})

test('other words under a key that was used are kept on the page, which says where the first went', async () => {
  const [renata, key] = [await here.as('renata.osei'), own()]
  const send = (title: string) =>
    renata.post(`${school}/initiatives/new`, {
      title,
      purpose: 'To read.',
      challenge: 'adaptive',
      learningQuestion: 'Do they?',
      voicesAffected: 'All',
      noGoalBecause: 'A trial.',
      'form-key': key,
    })
  const first = ledTo(await send('A reading room'))
  const other = await send('A second reading room')
  const page = await other.text()
  expect([other.status, page.includes('value="A second reading room"')]).toEqual([409, true])
  expect(page).toContain('This was already sent')
  expect(page).toContain(`href="${first}"`)
  const next = /name="form-key"[^>]* value="([^"]+)"|value="([^"]+)"[^>]* name="form-key"/
    .exec(page)
    ?.slice(1)
    .find(Boolean)
  expect(next).toMatch(/^[\w:-]{20,}$/)
  expect(next).not.toBe(key)
})

test('every form of every page carries a key of its own', async () => {
  const renata = await here.as('renata.osei')
  const pages = [
    `${school}/contributions/new`,
    school,
    `${school}/settings`,
    `${school}/people`,
    `${school}/decisions/11`,
    `${school}/initiatives/5`,
    '/schools/new',
    '/account',
  ]
  for (const address of pages) {
    const page = await (await renata.get(address)).text()
    const forms = [...page.matchAll(/<form[^>]*method="post".*?<\/form>/gs)]
      .map(([form]) => form)
      .filter((form) => !form.includes('action="/sign-out"'))
    const keys = forms.map((form) => /<input[^>]*name="form-key"[^>]*>/.exec(form)?.[0])
    expect(keys.every(Boolean), address).toBe(true)
    expect(new Set(keys).size, address).toBe(keys.length)
  }
})
