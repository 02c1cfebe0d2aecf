import { readFileSync, readdirSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { namesOf } from '../../app/http/form-names.server'
import { formsOf, formsTried, readNothing } from '../support/forms'
import { served } from '../support/served'
import { Visitor } from '../support/visitor'

const here = served('skein_demo')
const nothing = '00000000-0000-7000-8000-000000000000'
const ids = {
  member: nothing,
  contribution: nothing,
  invitation: nothing,
  term: nothing,
  turn: nothing,
}
const all = () => ({ ...formsOf(ids), ...formsTried })
let forms = Object.values(all()).flat()
let renata: Visitor

beforeAll(async () => {
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from members where initials = 'RO'`
  ids.member = id
  forms = Object.values(all()).flat()
  renata = await here.as('renata.osei')
})

async function sent(address: string, body: BodyInit, type = 'application/x-www-form-urlencoded') {
  const headers = {
    Cookie: renata.cookie(),
    'Sec-Fetch-Site': 'same-origin',
    ...(type && { 'Content-Type': type }),
  }
  const answer = await fetch(new URL(address, here.server.url), {
    method: 'POST',
    body,
    headers,
    redirect: 'manual',
  })
  return { status: answer.status, size: (await answer.text()).length }
}

const many = (pair: string, times: number) => Array.from({ length: times }, () => pair).join('&')
const manyParts = (name: string, times: number) => {
  const form = new FormData()
  for (let n = 0; n < times; n += 1) form.append(name, '')
  return form
}
const deep = (levels: number) => `a${'.a'.repeat(levels)}=1`

test('every route that takes a form stands in the list of forms', () => {
  const files = readdirSync('app/routes', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/(^|\/)acts(\/|\.ts$)/.test(file),
  )
  const acting = files.filter((file) =>
    /export (const|(async )?function) action\b/.test(readFileSync(`app/routes/${file}`, 'utf8')),
  )
  expect([...Object.keys(all()), ...readNothing].sort()).toEqual(acting.sort())
})

test('names that no form asks for cost nothing and do not come back', async () => {
  for (const [address] of forms) {
    const plain = await sent(address, '')
    for (const body of [
      'a[9999999]=1',
      'title[9999999]=1',
      deep(20_000),
      'a[0].b[9].c=1',
      '__intent__=x',
      '__state__=x',
      many('a', 4_000),
    ]) {
      const answer = await sent(address, body)
      expect(answer.status, `${address} ${body.slice(0, 20)}`).toBeLessThan(500)
      expect(answer.size, `${address} ${body.slice(0, 20)}`).toBeLessThan(plain.size * 1.2 + 20_000)
    }
  }
})

test('too many fields are refused before they are taken apart, in every encoding', async () => {
  for (const [address] of forms) {
    expect([413, 404], address).toContain((await sent(address, many('a', 30_000))).status)
  }
  expect((await sent('/schools/new', manyParts('a', 1_500), '')).status).toBe(422)
  expect((await sent('/schools/new', manyParts('a', 5_001), '')).status).toBe(413)
  expect((await sent('/schools/new', many('name=a', 2))).status).toBe(400)
})

test('a name that the form does ask for is bounded in its rows, and comes back as far as they go', async () => {
  for (const [address, schema] of forms) {
    for (const [name, { most, rows }] of namesOf(schema)) {
      const at = name.replaceAll('[]', '[9999999]')
      if (rows.length)
        expect((await sent(address, `${at}=1`)).size, `${address} ${at}`).toBeLessThan(60_000)
      else if (most > 1)
        expect(
          (await sent(address, many(`${name}=1`, 4_000))).size,
          `${address} ${name}`,
        ).toBeLessThan(most * 200 + 100_000)
    }
  }
})

test('the largest forms that people send are read whole', async () => {
  const proposal = {
    question: 'Who comes?',
    body: 'All of us.',
    method: 'advice process',
    authority: 'decides',
    deadlineDay: '2026-03-09',
  }
  const everyone = (most: number) => Array.from({ length: most }, () => nothing)
  const lists = (most: number) => ({
    ...proposal,
    deciders: everyone(most),
    affected: everyone(most),
    experts: everyone(most),
  })
  const answer = await renata.post('/s/harbor-ridge/decisions/propose', { ...lists(500), body: '' })
  expect([answer.status, (await answer.text()).includes('Who comes?')]).toEqual([422, true])
  expect(
    await (await renata.post('/s/harbor-ridge/decisions/propose', lists(501))).text(),
  ).toContain('That is more people than a school has.')

  const leads = Array.from({ length: 100 }, (_, n) => [
    [`leads[${n}].turn`, nothing],
    [`leads[${n}].wish`, 'Rest.'],
  ]).flat() as [string, string][]
  const leave = await renata.post(
    `/s/harbor-ridge/people/${ids.member}/away`,
    Object.fromEntries([...leads, ['from', '2026-03-30']]),
  )
  expect([200, 303, 409, 422]).toContain(leave.status)
})

test('what is sent in parts is read like any other form, and only the words of it', async () => {
  const form = new FormData()
  form.append('title', 'Sent in parts')
  form.append('purpose', new File(['x'.repeat(1_000)], 'purpose.txt'))
  const answer = await sent('/s/harbor-ridge/initiatives/new', form, '')
  expect(answer.status).toBe(422)
  const page = await renata.post('/s/harbor-ridge/initiatives/new', { title: 'Sent in parts' })
  expect(answer.size - (await page.text()).length).toBeLessThan(50)
})

test('what is broken is no form: 400 and a sentence', async () => {
  expect((await sent('/sign-in', 'x', 'multipart/form-data')).status).toBe(400)
  expect((await sent('/sign-in', '--x\r\nbroken', 'multipart/form-data; boundary=x')).status).toBe(
    400,
  )
  expect((await sent('/sign-in', '{}', 'application/json')).status).toBe(400)
})
