import { expect, test } from 'vitest'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'
import { ledTo } from '../../support/reading'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
const idOf = async (initials: string) =>
  (await here.sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ??
  ''

/**
 * The words of a page, without the seams between pieces of text, and the mark that its form of an
 * answer carries.
 */
async function opened(answer: Response) {
  const html = (await answer.text())
    .replaceAll('<!-- -->', '')
    .replaceAll(/<script.*?<\/script>/gs, '')
  const markIn = (name: string) => {
    const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? ''
    return /value="([^"]*)"/.exec(field)?.[1] ?? ''
  }
  return { status: answer.status, html, read: markIn('read'), own: markIn('own') }
}

const texts = [
  'We plant four trees by the gate.',
  'We plant two trees by the field, and water them.',
]

/** A decision of Tom's, open, with Denise and Tom asked; and how to send an act on it. */
async function open(form: Record<string, string>) {
  const [tom, denise] = [await here.as('tom.okafor'), await here.as('denise.abara')]
  const proposal = {
    question: 'Do we plant trees?',
    body: texts[0] ?? '',
    authority: 'decides',
    deciders: [await idOf('TO'), await idOf('DA')],
    deadlineDay: '2026-03-06',
    reviewOn: '2026-04-02',
    ...form,
  }
  const drafted = await tom.post(`${school}/decisions/propose`, proposal)
  const at = ledTo(drafted)
  expect((await tom.post(`${at}/open`)).status).toBe(303)
  const page = async (who: Visitor, act = '') => opened(await who.get(at + act))
  const send = async (who: Visitor, act: string, fields: Record<string, string | string[]>) =>
    opened(await who.post(`${at}/${act}`, fields))
  const amend = async (
    who: Visitor,
    body = texts[1] ?? '',
    more: Record<string, string | string[]> = {},
  ) => send(who, 'amend', { body, note: '', read: (await page(who, '/amend')).read, ...more })
  const standing = async () =>
    (
      await here.sql<{ id: string; version: number }[]>`
    select id, version from decisions where number = ${at.split('/').at(-1) ?? ''}`
    )[0] ?? { id: '', version: 0 }
  return { at, tom, denise, page, send, amend, standing }
}

const both = (html: string) => texts.every((text) => html.includes(text))
const heard = (id: string) =>
  here.sql`select from responses where decision_id = ${id} and (choice is not null or voted)`

for (const [what, form, answer] of [
  ['a consent', { method: 'consent' }, { choice: 'consents', reason: 'Four is a good number.' }],
  [
    'an objection',
    { method: 'consent' },
    { choice: 'objects', reason: 'The roots lift the ramp.' },
  ],
  ['a secret ballot', { method: 'majority', secret: 'on' }, { choice: 'yes', reason: '' }],
] as const) {
  test(`${what} counts for the version that was read, or not at all`, async () => {
    const { denise, tom, page, send, amend, standing } = await open(form)
    const { read } = await page(denise)
    expect((await amend(tom)).status).toBe(303)

    const late = await send(denise, 'respond', { ...answer, read })
    expect([late.status, both(late.html)]).toEqual([409, true])
    expect(late.html).toContain('the text is version 2 now')
    expect(late.html).toMatch(
      new RegExp(`checked=""[^>]*value="${answer.choice}"|value="${answer.choice}"[^>]*checked=""`),
    )
    expect(late.html).toContain(answer.reason)
    const { id } = await standing()
    expect([
      await heard(id),
      await here.sql`select from objections where decision_id = ${id}`,
    ]).toEqual([[], []])
    expect((await send(denise, 'respond', answer)).status).toBe(409)

    expect((await send(denise, 'respond', { ...answer, read: late.read })).status).toBe(303)
    expect(await heard(id)).toHaveLength(1)
  })
}

test('who amends has seen the version that they replace', async () => {
  const { tom, page, send, amend, standing } = await open({ method: 'consent' })
  const renata = await here.as('renata.osei')
  const { read } = await page(renata, '/amend')
  await amend(tom)
  const mine = 'We plant three trees by the gate.'
  const late = await send(renata, 'amend', { body: mine, note: 'One fewer', read })
  expect([
    late.status,
    both(late.html),
    late.html.includes(mine),
    late.html.includes('One fewer'),
  ]).toEqual([409, true, true, true])
  expect((await standing()).version).toBe(2)
  expect((await send(renata, 'amend', { body: mine, read: late.read })).status).toBe(303)
  expect((await standing()).version).toBe(3)
})

test('an objection is integrated by the version that its objector read, and stays for who read another', async () => {
  const { denise, tom, page, send, amend, standing } = await open({ method: 'consent' })
  const raised = {
    choice: 'objects',
    reason: 'The roots lift the ramp.',
    read: (await page(denise)).read,
  }
  expect((await send(denise, 'respond', raised)).status).toBe(303)
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from objections where decision_id = ${(await standing()).id}`
  await amend(tom, texts[0]?.replace('four', 'three'), { integrates: [id] })
  for (const act of ['confirm', 'not-yet', 'withdraw-objection']) {
    const { read } = await page(denise, `/${act}?objection=${id}`)
    expect((await amend(tom, `${texts[1]} ${act}`, { integrates: [id] })).status, act).toBe(303)
    const late = await send(denise, act, { objection: id, line: 'Said of what I read.', read })
    expect([late.status, late.html.includes('while you had it open')], act).toEqual([409, true])
    expect(late.html.includes('Said of what I read.'), act).toBe(act !== 'confirm')
  }
  expect(await here.sql`select state from objections where id = ${id}`).toEqual([{ state: 'open' }])
})

test('asked again, the answer to the round before does not count', async () => {
  const { denise, tom, page, send } = await open({ method: 'consent' })
  const { read } = await page(denise)
  const again = { reason: 'We talked.', read: (await page(tom, '/again')).read }
  expect((await send(tom, 'again', again)).status).toBe(303)
  const late = await send(denise, 'respond', { choice: 'consents', reason: 'Fine.', read })
  expect([
    late.status,
    late.html.includes('Everyone was asked again'),
    late.html.includes('Fine.'),
  ]).toEqual([409, true, true])
  expect((await send(tom, 'again', again)).status).toBe(409)
})

test('what is said in the thread is about the text that its writer read', async () => {
  const { denise, tom, page, send, amend, standing } = await open({ method: 'consent' })
  const { read } = await page(denise)
  expect([read, (await page(denise, '/thread')).read]).toEqual(['1.1', '1.1'])
  await amend(tom)
  const said = { kind: 'criticism', body: 'Four are too many.' }
  const late = await send(denise, 'thread', { ...said, read })
  expect([late.status, both(late.html), late.html.includes(said.body)]).toEqual([409, true, true])
  const { id } = await standing()
  const entries = () => here.sql`select version from thread_entries where decision_id = ${id}`
  expect(await entries()).toEqual([])
  expect((await send(denise, 'thread', said)).status).toBe(409)

  expect((await send(denise, 'thread', { ...said, read: late.read })).status).toBe(303)
  expect(await entries()).toEqual([{ version: 2 }])
})

test('who answers a response has read what it says, and is shown it where it was changed meanwhile', async () => {
  const { denise, tom, page, send, standing } = await open({
    method: 'lead decides after input',
    deciders: '',
    advisers: await idOf('DA'),
  })
  const says = async (reason: string) => {
    const { read, own } = await page(denise)
    return send(denise, 'respond', { choice: 'gives input', reason, read, own })
  }
  expect((await says('Ask the gardener.')).status).toBe(303)
  const [{ id } = { id: '' }] = await here.sql<{ id: string }[]>`
    select id from responses where decision_id = ${(await standing()).id}`
  const answering = await page(tom, `/answer?response=${id}`)
  expect(answering.html).toContain('Ask the gardener.')
  const markIn = (html: string) => /name="said"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? ''
  await says('The gardener says no.')

  const sent = { response: id, body: 'We asked her.', said: markIn(answering.html) }
  const late = await send(tom, `answer?response=${id}`, sent)
  expect([
    late.status,
    late.html.includes('The gardener says no.'),
    late.html.includes('We asked her.'),
  ]).toEqual([409, true, true])
  const again = { ...sent, said: markIn(late.html) }
  expect((await send(tom, `answer?response=${id}`, again)).status).toBe(303)
  expect((await page(denise)).html).toContain('We asked her.')
})
