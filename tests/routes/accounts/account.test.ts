import { expect, test } from 'vitest'
import { demoPassword } from '../../../db/demo/load'
import { comersTo, to } from '../../support/comers'
import { edited } from '../../support/reading'
import { served } from '../../support/served'
import { Visitor, demoEmail } from '../../support/visitor'

const here = served('skein_demo')
const { linkIn } = comersTo(() => here.server)
const current = demoPassword
const school = '/s/harbor-ridge'

const memberOf = async (name: string) =>
  (
    await here.sql<
      { id: string; name: string; initials: string; email: string; account_id: string }[]
    >`select * from members where email = ${demoEmail(name)}`
  )[0]
const said = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '')

test('a person changes what their school calls them, and what was written before keeps the name of its day', async () => {
  const [priya, before, lines] = [
    await here.as('priya.natarajan'),
    await memberOf('priya.natarajan'),
    () => here.sql`select text from contributions where text like '%Priya Natarajan%' order by id`,
  ]
  const former = await lines()
  expect(to(await edited(priya, '/account', { name: 'Priya Nair', initials: 'pna' }))).toBe(
    '/account',
  )
  expect(await memberOf('priya.natarajan')).toMatchObject({ name: 'Priya Nair', initials: 'PNA' })
  expect(await said(await priya.get(`${school}/people`))).toContain('Priya Nair')
  expect(
    await here.sql`select name, initials from former_names where member_id = ${before?.id ?? ''}`,
  ).toEqual([{ name: before?.name, initials: before?.initials }])
  expect(await lines()).toEqual(former)
})

test('initials that someone else has are refused beside the field, also of two who choose them at once', async () => {
  const [tom, sam] = [await here.as('tom.okafor'), await here.as('sam.kowalczyk')]
  const refused = await edited(tom, '/account', { name: 'Tom Okafor', initials: 'ro' })
  expect(refused.status).toBe(409)
  expect(await said(refused)).toContain(
    'In Harbor Ridge Middle School someone else has these initials.',
  )
  expect((await edited(tom, '/account', { name: 'Tom Okafor', initials: 'T2' })).status).toBe(422)
  const both = await Promise.all([
    edited(tom, '/account', { name: 'Tom Okafor', initials: 'ZZZ' }),
    edited(sam, '/account', { name: 'Sam Kay', initials: 'ZZZ' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
})

test('sessions are listed by their browser, and ended one by one or all but this one', async () => {
  const laptop = here.stranger()
  const agents = [
    'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1',
    'x'.repeat(5_000),
  ]
  const others: Visitor[] = []
  for (const agent of agents) {
    const one = here.stranger()
    await one.post(
      '/sign-in',
      { email: demoEmail('lena.brandvold'), password: current },
      { 'User-Agent': agent },
    )
    others.push(one)
  }
  await laptop.signIn(demoEmail('lena.brandvold'))
  const page = await said(await laptop.get('/account'))
  for (const name of ['Firefox on Windows', 'Safari on iPhone', 'A browser', 'this one'])
    expect(page).toContain(name)
  const [key] = [...page.matchAll(/name="session" value="([0-9a-f]{64})"/g)].map(
    ([, one]) => one ?? '',
  )
  expect(to(await laptop.post('/account/sessions', { session: key ?? '' }))).toBe('/account')
  const stay = async () =>
    Promise.all(others.map(async (one) => (await one.get('/account')).status))
  expect((await stay()).sort()).toEqual([200, 200, 303])
  expect((await laptop.post('/account/sessions', { session: key ?? '' })).status).toBe(404)
  await laptop.post('/account/sessions', { session: 'others' })
  expect(await stay()).toEqual([303, 303, 303])
  expect((await laptop.get('/account')).status).toBe(200)
})

test('nobody ends the session of another', async () => {
  const [tom, denise] = [await here.as('tom.okafor'), await here.as('denise.abara')]
  await here.as('denise.abara')
  const [, key = ''] =
    /name="session" value="([0-9a-f]{64})"/.exec(await said(await denise.get('/account'))) ?? []
  expect(key).not.toBe('')
  expect((await tom.post('/account/sessions', { session: key })).status).toBe(404)
  await tom.post('/account/sessions', { session: 'others' })
  expect((await denise.get('/account')).status).toBe(200)
  expect(
    await here.sql`select from sessions s join accounts a on a.id = s.account_id where a.email = ${demoEmail('denise.abara')}`,
  ).toHaveLength(2)
})

test('an address changes once the link in the new mailbox is followed by who is signed in; the old one is told both times', async () => {
  const [gwen, other] = [await here.as('gwen.hollis'), await here.as('tom.okafor')]
  expect((await gwen.post('/account/email', { email: 'gwen@new.example' })).status).toBe(403)
  expect(
    (await gwen.post('/account/email', { email: 'gwen@new.example', current: 'not it at all' }))
      .status,
  ).toBe(403)
  expect(
    (await gwen.post('/account/email', { email: demoEmail('gwen.hollis'), current })).status,
  ).toBe(409)
  expect(to(await gwen.post('/account/email', { email: 'gwen@new.example', current }))).toBe(
    '/account/email?sent=yes',
  )
  const link = await linkIn('gwen@new.example', 'account/email')
  expect(await subjectsTo(demoEmail('gwen.hollis'))).toEqual([
    'Someone asked to change your address on Skein',
  ])
  expect(await said(await other.get(link))).toContain('for another account')
  expect((await other.post(link)).status).toBe(409)
  expect(to(await new Visitor(here.server.url).get(link))).toContain('/sign-in')
  expect((await memberOf('gwen.hollis'))?.email).toBe(demoEmail('gwen.hollis'))

  expect(to(await gwen.post(link))).toBe('/account')
  expect((await gwen.post(link)).status).toBe(409)
  expect(
    await here.sql`select m.email as member, a.email as account from members m join accounts a on a.id = m.account_id where m.name = 'Gwen Hollis'`,
  ).toEqual([{ member: 'gwen@new.example', account: 'gwen@new.example' }])
  await expect
    .poll(() => subjectsTo(demoEmail('gwen.hollis')))
    .toContain('Your address on Skein was changed')
  await new Visitor(here.server.url).signIn('gwen@new.example')
})

test('an address that has an account is answered like any other, and only its mailbox learns of it', async () => {
  const luis = await here.as('luis.ortega')
  expect(
    to(
      await luis.post('/account/email', { email: demoEmail('kofi.mensah').toUpperCase(), current }),
    ),
  ).toBe('/account/email?sent=yes')
  await expect
    .poll(() => subjectsTo(demoEmail('kofi.mensah').toUpperCase()))
    .toEqual(['This address has an account on Skein'])
  expect(
    await here.sql`select from email_changes where email ilike ${demoEmail('kofi.mensah')}`,
  ).toHaveLength(0)
})

async function subjectsTo(email: string) {
  const letters = (await said(await new Visitor(here.server.url).get('/mail')))
    .split('<article>')
    .filter((one) => one.includes(`To ${email},`))
  return letters.map((one) => /<h2>(.*?)<\/h2>/.exec(one)?.[1])
}
