import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allyForms } from '../../../app/forms/allies'
import { calendarForms } from '../../../app/forms/calendar'
import { contributionForms } from '../../../app/forms/contributions'
import { decidingForms } from '../../../app/forms/decisions'
import { actForms } from '../../../app/forms/initiatives'
import { memberForms } from '../../../app/forms/member-acts'
import { confirmations } from '../../../app/vocabulary/confirmations'
import { formsThatEdit } from '../../support/editing'
import { formsOf } from '../../support/forms'
import { formsThatMake } from '../../support/making'
import { formThatEdits, ledTo, pageOf } from '../../support/reading'
import { served } from '../../support/served'
import { Visitor, demoEmail } from '../../support/visitor'

const here = served('skein_demo')

const nouns = {
  initiative: actForms,
  decision: decidingForms,
  member: memberForms,
  ally: allyForms,
  contribution: contributionForms,
  calendar: calendarForms,
  invitation: { resend: null, withdraw: null },
}
const byNoun = Object.entries(nouns).flatMap(([kind, forms]) =>
  Object.keys(forms).map((noun) => `${kind}.${noun}`),
)
const sourceOf = (file: string) => readFileSync(`app/routes/${file}`, 'utf8')

test('every act by a noun has its line, and no line is without an act', () => {
  expect(byNoun.filter((code) => !(code in confirmations))).toEqual([])
  const acts = readdirSync('app/routes', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(`app/routes/${file}`, 'utf8'))
    .join('\n')
  const unsaid = Object.keys(confirmations).filter(
    (code) => !byNoun.includes(code) && !acts.includes(`'${code}'`),
  )
  expect(unsaid).toEqual([])
})

test('every form of a school leads to where it is said that it is done', () => {
  const id = '0190f000-0000-7000-8000-000000000000'
  const ids = { member: id, contribution: id, invitation: id, term: id, turn: id }
  const files = Object.entries(formsOf(ids))
    .filter(([, forms]) => forms.some(([address]) => address.startsWith('/s/')))
    .map(([file]) => file)
  expect(files.length).toBeGreaterThan(20)
  const unconfirmed = files.filter((file) => {
    // What a page itself leads on to is no act.
    const source = sourceOf(file).replaceAll(/throw goTo\(|=> goTo\(paths.home/g, '')
    const leads = [...source.matchAll(/goTo\(\s*(\w+)/g)].map(([, by]) => by)
    return !source.includes('actionOf(') && leads.some((by) => by !== 'confirmed')
  })
  // Where an address is made, its page shows it, this once.
  expect(unconfirmed).toEqual(['feeds/calendar-address.tsx'])
})

/** What is said at the place to which an act led, in the one line for it. */
async function saidAfter(who: string, address: string, fields: Record<string, string | string[]>) {
  const visitor = await here.as(who)
  const answer = await visitor.post(address, fields)
  const to = answer.headers.get('Location') ?? ''
  const page = await pageOf(await visitor.get(to))
  return /<div role="status">(?:<p[^>]*>(.*?)<\/p>)?<\/div>/.exec(page)?.[1]
}

test('who makes something reads that it is made, without JavaScript', async () => {
  for (const { who, address, fields } of await formsThatMake(here.sql))
    expect(await saidAfter(who, address, fields), address).toMatch(/^\S.*\.$/)
})

test('who edits something reads that it is saved, without JavaScript', async () => {
  await here.sql`insert into method_templates (school_id, id, name, method, rules, made_by)
    select d.school_id, gen_random_uuid(), 'Staff consent', 'consent', d.rules, m.id from decisions d join members m on m.initials = 'RO'
    where d.method = 'consent' order by d.number limit 1`
  const edits = (await formsThatEdit(here.sql)).filter(({ address }) => address.startsWith('/s/'))
  for (const { who, address, both, with: more } of edits) {
    const form = formThatEdits(await pageOf(await (await here.as(who[0])).get(address))) ?? {}
    expect(await saidAfter(who[0], address, { ...form, ...more, ...both[0] }), address).toMatch(
      /^\S.*\.$/,
    )
  }
})

test('a line is said of what was done, of each by what was sent', async () => {
  const [one, jess] = ['/s/harbor-ridge/initiatives/1', 'jess.lindqvist']
  const handedOver = async (changed: Record<string, string>) => {
    const at = `${one}/hand-over`
    const form = formThatEdits(await pageOf(await (await here.as(jess)).get(at)))
    return saidAfter(jess, at, { ...form, stands: 'Half.', next: 'The rest.', ...changed })
  }
  expect(await handedOver({ keep: 'on' })).toBe('The notes are kept. Nobody is asked yet.')
  expect(await handedOver({ to: await here.idOf('TO'), choiceReason: 'He asked.' })).toBe(
    'Tom Okafor is asked to take over.',
  )
  const [open] = await here.sql<{ id: string }[]>`
    select h.id from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = 1 and h.answer is null and h.offered_at is not null`
  const handOver = open?.id ?? ''
  expect(await saidAfter(jess, `${one}/decline`, { handOver })).toBe(
    'That is withdrawn. Nobody has to answer it any more.',
  )
})

test('what was done is said once, on the page it leads to, and its address says nothing', async () => {
  const tom = new Visitor(here.server.url)
  await tom.signIn(demoEmail('tom.okafor'))
  const home = '/s/harbor-ridge'
  const said = async (address: string) =>
    (await pageOf(await tom.get(address))).includes('You are caught up.')
  const caughtUp = async () =>
    ledTo(await tom.post(`${home}/caught-up`, { until: '2026-03-02T12:00:00.000Z' }))
  expect(await caughtUp()).toBe(home)
  expect([await said(`${home}/people`), await said(home), await said(home)]).toEqual([
    ...[false, true, false],
  ])
  expect(await said(`${home}?done=home.caught-up`)).toBe(false)
})

test('a page says nothing of what was never done, whatever a browser carries', async () => {
  const tom = await here.as('tom.okafor')
  for (const done of ['nothing', 'constructor', '__proto__', 'toString', '<b>x</b>'])
    expect(
      await pageOf(
        await tom.get('/s/harbor-ridge', {
          Cookie: `${tom.cookie()}; skein-done=${done}~~~~/s/harbor-ridge`,
        }),
      ),
    ).toContain('<div role="status"></div>')
})

test('what a browser carries of what an act was about is a name or nothing, and no page breaks', async () => {
  const tom = await here.as('tom.okafor')
  for (const about of ['-'.repeat(36), 'a'.repeat(36), '999999', 'Ray', '%00', ''])
    expect(
      (
        await tom.get('/s/harbor-ridge', {
          Cookie: `${tom.cookie()}; skein-done=school.joined~1~1~~/s/harbor-ridge~${about}`,
        })
      ).status,
    ).toBe(200)
})

test('a page that a browser keeps is told anew each time what was done, and is kept again after it', async () => {
  const tom = await here.as('tom.okafor')
  const home = '/s/harbor-ridge/board'
  const kept = (await tom.get(home)).headers.get('ETag') ?? ''
  expect((await tom.get(home, { 'If-None-Match': kept })).status).toBe(304)
  for (const [done, said] of [
    ['initiative.move', 'The initiative is moved.'],
    ['home.seen', confirmations['home.seen']],
  ] as const) {
    const Cookie = `${tom.cookie()}; skein-done=${done}~~~~${home}`
    const answer = await tom.get(home, { 'If-None-Match': kept, Cookie })
    expect(await pageOf(answer)).toContain(said)
    expect(answer.headers.get('ETag')).toBe(null)
  }
  expect((await tom.get(home, { 'If-None-Match': kept })).status).toBe(304)
})
