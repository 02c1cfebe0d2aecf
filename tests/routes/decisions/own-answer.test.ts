import { expect, test } from 'vitest'
import { served } from '../../support/served'
import { ledTo } from '../../support/reading'
import type { Visitor } from '../../support/visitor'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
const idOf = async (initials: string) =>
  (await here.sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ??
  ''

const marksIn = (html: string) =>
  Object.fromEntries(
    ['read', 'own'].map((name) => {
      const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? ''
      return [name, /value="([^"]*)"/.exec(field)?.[1] ?? '']
    }),
  )

/** A decision of Tom's that Denise is asked in, and how she reads and answers it. */
async function asked(form: Record<string, string>) {
  const tom = await here.as('tom.okafor')
  const drafted = await tom.post(`${school}/decisions/propose`, {
    question: 'Do we plant trees?',
    body: 'Four trees by the gate.',
    authority: 'decides',
    deadlineDay: '2026-03-06',
    reviewOn: '2026-04-02',
    ...(form.method === 'lead decides after input'
      ? { advisers: [await idOf('DA')] }
      : { deciders: [await idOf('TO'), await idOf('DA'), await idOf('PN')] }),
    ...form,
  })
  const at = ledTo(drafted)
  expect((await tom.post(`${at}/open`)).status).toBe(303)
  const denise = await here.as('denise.abara')
  const opened = async (who: Visitor = denise) => marksIn(await (await who.get(at)).text())
  const answer = async (fields: Record<string, string>, marks: Record<string, string>) => {
    const sent = await denise.post(`${at}/respond`, { ...fields, ...marks })
    return { status: sent.status, html: (await sent.text()).replaceAll('<!-- -->', '') }
  }
  return { at, opened, answer }
}

for (const [what, form, first, second] of [
  [
    'a consent',
    { method: 'consent' },
    { choice: 'consents', reason: 'Four is good.' },
    { choice: 'has a concern', reason: 'Who waters them?' },
  ],
  [
    'advice',
    { method: 'lead decides after input' },
    { choice: 'gives input', reason: 'Ask the gardener.' },
    { choice: 'gives input', reason: 'Ask the neighbors.' },
  ],
] as const) {
  test(`${what} that was changed in another window is not replaced unread`, async () => {
    const { opened, answer } = await asked(form)
    const old = await opened()
    expect((await answer(first, old)).status).toBe(303)
    const late = await answer(second, old)
    expect(late.status).toBe(409)
    expect(late.html).toContain('You have answered since you opened this')
    for (const words of [first.reason, second.reason]) expect(late.html).toContain(words)
    expect((await answer(first, old)).status).toBe(303)
    expect((await answer(second, marksIn(late.html))).status).toBe(303)
  })
}

test('a ballot that was cast in another window is not replaced unread, and neither is told', async () => {
  const { opened, answer, at } = await asked({ method: 'majority', secret: 'on' })
  const old = await opened()
  const [yes, no] = [
    { choice: 'yes', reason: '' },
    { choice: 'no', reason: '' },
  ]
  expect((await answer(yes, old)).status).toBe(303)
  const late = await answer(no, old)
  expect(late.status).toBe(409)
  expect(late.html).toContain('You have voted since you opened this.')
  const tab = await opened()
  expect((await answer(no, tab)).status).toBe(303)
  expect((await answer(yes, tab)).status).toBe(409)
  expect((await opened(await here.as('tom.okafor'))).own, at).toBe('')
})
