import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { boundsOf } from '../../app/forms/kit/bounds'
import { formsOf } from '../support/forms'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { served } from '../support/served'
import { Visitor } from '../support/visitor'

const here = served('skein_demo')
let forms: Record<string, [string, z.ZodType][]> = {}
let visitors: Visitor[] = []

beforeAll(async () => {
  const idOf = async (table: string, where = 'true') =>
    (await here.sql.unsafe<{ id: string }[]>(`select id from ${table} where ${where} limit 1`))[0]
      ?.id ?? ''
  forms = formsOf({
    member: await idOf('members', "initials = 'RO'"),
    contribution: await idOf('contributions'),
    invitation: await idOf('invitations'),
    term: await idOf('closed_days'),
    turn: await idOf('method_templates'),
  })
  visitors = await Promise.all(
    ['renata.osei', 'jess.lindqvist', 'tom.okafor'].map((name) => here.as(name)),
  )
})

const attribute = (name: string, tag: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
const textFields = (page: string) =>
  [...page.matchAll(/<(?:textarea|input)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.startsWith('<textarea') || attribute('type', tag) === 'text')

test('every text field that has a bound says it without a script, and no browser is told to cut at one', async () => {
  const [wrong, seen]: [unknown[], string[]] = [[], []]
  for (const [address, schema] of Object.values(forms).flat()) {
    const bounds = boundsOf(schema)
    for (const visitor of visitors) {
      const answer = await visitor.get(address)
      const page = (await answer.text()).replaceAll('<!-- -->', '')
      if (/maxlength/i.test(page.replaceAll(/<script.*?<\/script>/gs, '')))
        wrong.push({ address, cut: true })
      for (const tag of answer.status === 200 ? textFields(page) : []) {
        const [name, id] = [
          attribute('name', tag).replaceAll(/\[\d+\]/g, '[]'),
          attribute('id', tag),
        ]
        const most = bounds[name]
        if (most === undefined || /readonly/i.test(tag) || !id) continue
        seen.push(`${address} ${name}`)
        const hint = `id="${id}-limit">At most ${new Intl.NumberFormat('en').format(
          most,
        )} character`
        if (
          !page.includes(hint) ||
          !attribute('aria-describedby', tag).split(' ').includes(`${id}-limit`)
        )
          wrong.push({ address, name, most })
      }
    }
  }
  expect(wrong).toEqual([])
  expect(new Set(seen).size).toBeGreaterThan(60)
})

test('no page has a field that would be cut', async () => {
  const wrong: string[] = []
  for (const address of new Set(
    Object.values(await pagesOfASchool(here.sql)).map(([first = '']) => first),
  )) {
    const page = await (await (visitors[0] as Visitor).get(address)).text()
    if (/maxlength/i.test(page.replaceAll(/<script.*?<\/script>/gs, ''))) wrong.push(address)
  }
  expect(wrong).toEqual([])
})

test('what is too long is refused beside its field, and comes back whole', async () => {
  const long = 'Grüße, 👩‍👩‍👧 '.repeat(40).trim()
  const answer = await (visitors[0] as Visitor).post('/s/harbor-ridge/contributions/new', {
    text: long,
    kind: 'supported',
    happenedOn: '2026-03-02',
  })
  const page = await answer.text()
  expect([
    answer.status,
    page.includes('Please keep this to'),
    page.includes(`value="${long}"`),
  ]).toEqual([422, true, true])
})
