import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { formsThatMake } from '../../support/making'
import { served } from '../../support/served'
import { demoEmail } from '../../support/visitor'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
const own = () => `${randomUUID()}:R1:`
const asks =
  /You sent the same a moment ago, at \d{1,2}:\d\d [AP]M\. Send it again only if you mean a second one\./

const countOf = async (table: string) =>
  (await here.sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0

const unescaped = (page: string) => page.replaceAll('&#x27;', '’').replaceAll('&amp;', '&')

test('what the same person sends again in another page’s form is asked about, in every form that makes something', async () => {
  const wrong: unknown[] = []
  // Days that are closed already are not closed twice.
  const makings = (await formsThatMake(here.sql)).filter(({ file }) => !file.includes('list'))
  for (const { who, address, fields, table } of makings) {
    const visitor = await here.as(who)
    const send = (more = {}) => visitor.post(address, { ...fields, 'form-key': own(), ...more })
    const first = await send()
    const made = await countOf(table)
    const second = await send()
    const page = unescaped(await second.text())
    const said = [
      first.status,
      second.status,
      asks.test(page),
      page.includes('name="once-more"'),
      page.includes('Send it again</button>'),
      Object.values(fields).some((one) => page.includes(`${one}`)),
      (await countOf(table)) === made,
    ]
    if (said.some((one) => one !== true && one !== 303 && one !== 409))
      wrong.push({ address, said })
  }
  expect(wrong).toEqual([])
})

test('one press more makes the second one, and so do other words, another person, another day', async () => {
  const [renata, tom] = [await here.as('renata.osei'), await here.as('tom.okafor')]
  const line = { text: 'Carried the tables', kind: 'supported', happenedOn: '2026-03-02' }
  const log = async (visitor = renata, more = {}) =>
    (await visitor.post(`${school}/contributions/new`, { ...line, 'form-key': own(), ...more }))
      .status
  expect([await log(), await log()]).toEqual([303, 409])
  expect(await log(renata, { 'once-more': 'on' })).toBe(303)
  expect(await log(renata, { text: 'Carried the chairs' })).toBe(303)
  expect([await log(tom), await log(tom)]).toEqual([303, 409])
  expect(await log()).toBe(409)
  await here.sql`update form_keys set made_at = made_at - interval '10 minutes'`
  expect(await log()).toBe(303)
})

test('two that are sent at the same time from two pages make one, and ask', async () => {
  const renata = await here.as('renata.osei')
  const line = { text: 'Swept the yard', kind: 'supported', happenedOn: '2026-03-02' }
  const send = () => renata.post(`${school}/contributions/new`, { ...line, 'form-key': own() })
  const statuses = (await Promise.all([send(), send(), send()])).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([303, 409, 409])
})

test('what was refused was not sent, and a way back and forth is none of it', async () => {
  const renata = await here.as('renata.osei')
  const wrong = { text: 'Painted', kind: 'supported', happenedOn: '2026-03-05' }
  const log = () => renata.post(`${school}/contributions/new`, { ...wrong, 'form-key': own() })
  expect([(await log()).status, (await log()).status]).toEqual([409, 409])
  expect(await (await log()).text()).not.toMatch(asks)
  const press = async (noun: string) =>
    (await renata.post(`${school}/initiatives/4/${noun}`, { 'form-key': own() })).status
  const acts = ['follow', 'leave', 'follow', 'leave']
  for (const noun of acts) expect([noun, await press(noun)]).toEqual([noun, 303])
})

test('of what was typed a hash is kept, with a secret that the database does not have', async () => {
  const [first, second] = [await here.as('renata.osei'), await here.as('renata.osei')]
  const line = { text: 'Yes.', kind: 'supported', happenedOn: '2026-03-02' }
  await here.sql`delete from form_keys`
  const keys = [own(), own()]
  for (const [place, visitor] of [first, second].entries()) {
    const fields = { ...line, 'form-key': keys[place] ?? '' }
    expect((await visitor.post(`${school}/contributions/new`, fields)).status).toBe(303)
  }
  const kept = await here.sql<
    { content: string; alike: string }[]
  >`select content, alike from form_keys`
  expect(new Set(kept.flatMap(({ content, alike }) => [content, alike])).size).toBe(4)
  expect(JSON.stringify(kept)).not.toContain('Yes')
})

test('who is not signed in is asked nothing: nobody knows that they are the same', async () => {
  const send = async () =>
    (
      await here
        .stranger()
        .post('/forgotten', { email: demoEmail('tom.okafor'), 'form-key': own() })
    ).status
  expect([await send(), await send()]).toEqual([303, 303])
})
