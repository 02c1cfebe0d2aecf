import { expect, test } from 'vitest'
import { fieldsShown, ledTo, pageOf } from '../../support/reading'
import { served } from '../../support/served'
import { demoEmail } from '../../support/visitor'
import { demoPassword } from '../../../db/demo/load'

const here = served('skein_demo')
const home = '/s/harbor-ridge'

/** The form beside what is said to be done, which undoes it: where it goes, and with what. */
async function wayBackAfter(who: string, address: string, fields: Record<string, string> = {}) {
  const visitor = await here.as(who)
  const page = await pageOf(await visitor.get(ledTo(await visitor.post(address, fields))))
  const [, form = ''] = /class="confirmation">(.*?<\/form>)?/s.exec(page) ?? []
  const [, action = ''] = /action="([^"]*)"/.exec(form.includes('>Undo<') ? form : '') ?? []
  return { action, fields: fieldsShown(form, 'Undo') }
}

async function undone(who: string, { action, fields }: Awaited<ReturnType<typeof wayBackAfter>>) {
  const visitor = await here.as(who)
  return visitor.get(ledTo(await visitor.post(action, fields)))
}

const rolesOf = (initials: string, number: number) => here.sql`
  select t.role from turns t
    join initiatives i on i.id = t.initiative_id join members m on m.id = t.member_id
  where i.number = ${number} and m.initials = ${initials} and t.ended_at is null
    and t.began_at <= skein_now()`

test('who follows by a slip has one press to undo it, and is as before', async () => {
  const place = `${home}/initiatives/2`
  expect(await rolesOf('TO', 2)).toEqual([])
  const back = await wayBackAfter('tom.okafor', `${place}/follow`)
  expect([back.action, await rolesOf('TO', 2)]).toEqual([`${place}/leave`, [{ role: 'follow' }]])
  expect((await undone('tom.okafor', back)).status).toBe(200)
  expect(await rolesOf('TO', 2)).toEqual([])
})

test('what would not be as before is not called undone: who shadowed does not come back to it', async () => {
  const place = `${home}/initiatives/2`
  expect((await wayBackAfter('tom.okafor', `${place}/shadow`)).action).toBe(`${place}/leave`)
  expect((await wayBackAfter('tom.okafor', `${place}/follow`)).action).toBe('')
})

test('a move by the form is undone to the stage it came from, unless another moved it on meanwhile', async () => {
  const stage = async () =>
    (await here.sql`select stage from initiatives where number = 5`)[0]?.stage as string
  const read = await stage()
  const move = (to: string, from: string) =>
    wayBackAfter('tom.okafor', `${home}/initiatives/5/move`, { stage: to, read: from })
  const back = await move('idea', read)
  expect([back.action, await stage()]).toEqual([`${home}/initiatives/5/move`, 'idea'])
  await undone('tom.okafor', back)
  expect(await stage()).toBe(read)

  const late = await move('idea', read)
  await here
    .as('jess.lindqvist')
    .then((jess) => jess.post(`${home}/initiatives/5/move`, { stage: 'embed', read: 'idea' }))
  const tom = await here.as('tom.okafor')
  expect((await tom.post(late.action, late.fields)).status).toBe(409)
  expect(await stage()).toBe('embed')
})

test('who is caught up by a slip has the news back', async () => {
  const [who, newsOf] = ['dario.fuentes', async () => pageOf(await (await here.as(who)).get(home))]
  const before = /What changed · \d+/.exec(await newsOf())?.[0]
  expect(before).toBeDefined()
  const until = new Date(Date.now() + 1000).toISOString()
  const back = await wayBackAfter(who, `${home}/caught-up`, { until })
  expect(back.action).toBe(`${home}/caught-up`)
  expect(await newsOf()).not.toContain('What changed ·')
  expect(await pageOf(await undone(who, back))).toContain(before)
})

test('no address that comes from outside says what was done, or has a way back', async () => {
  const priya = await here.as('priya.natarajan')
  const forged = `${home}?done=initiative.offer&undo=leave/12&many=%00`
  const answers = [
    await priya.get(`/sign-in?next=${encodeURIComponent(forged)}`),
    await here.stranger().post('/sign-in', {
      next: forged,
      email: demoEmail('jess.lindqvist'),
      password: demoPassword,
    }),
  ]
  for (const answer of answers) {
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, forged])
    expect(answer.headers.getSetCookie().join()).not.toContain('skein-done')
  }
})

test('a browser can carry no other way back than ours', async () => {
  const tom = await here.as('tom.okafor')
  for (const undo of ['constructor/7', 'sign-out/7', 'https://evil.example', '<b>']) {
    const Cookie = `${tom.cookie()}; skein-done=home.seen~~~${undo}~${home}`
    const page = await pageOf(await tom.get(home, { Cookie }))
    expect(page).toContain('That is marked as seen.')
    expect(page).not.toContain('>Undo<')
  }
})

test('an action that is done by a slip has one press to undo it, is named, and stays in its place struck through', async () => {
  const [{ id, text } = { id: '', text: '' }] = await here.sql<{ id: string; text: string }[]>`
    select a.id, a.text from actions a join initiatives i on i.id = a.initiative_id
    where i.number = 2 and a.outcome is null order by a.due_on limit 1`
  const which = { which: id }
  const lena = await here.as('lena.brandvold')
  const to = ledTo(await lena.post(`${home}/initiatives/2/finish-action`, which))
  const page = await pageOf(await lena.get(to))
  expect(page).toContain(`>Done: “${text}”<`)
  expect(page).toContain(`<s>${text}</s>`)
  const outcome = async () => (await here.sql`select outcome from actions where id = ${id}`)[0]
  expect(await outcome()).toEqual({ outcome: 'done' })
  const [, form = ''] = /class="confirmation">(.*?<\/form>)?/s.exec(page) ?? []
  const [, action = ''] = /action="([^"]*)"/.exec(form) ?? []
  expect(action).toBe(`${home}/initiatives/2/reopen-action`)
  const back = await undone('lena.brandvold', { action, fields: fieldsShown(form, 'Undo') })
  expect(await pageOf(back)).toContain(`Open again: “${text}”`)
  expect(await outcome()).toEqual({ outcome: null })
})
