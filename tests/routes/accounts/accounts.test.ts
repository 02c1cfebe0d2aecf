import { expect, test } from 'vitest'
import { emailOf } from '../../../db/demo/people'
import { comersTo, password, to } from '../../support/comers'
import { served } from '../../support/served'
import { startServer } from '../../support/server'
import { Visitor } from '../../support/visitor'
import { soon } from '../../support/soon'

const here = served('skein_demo')

const { visitor, linkIn, newcomer } = comersTo(() => here.server)
const year = { timeZone: 'Europe/Lisbon', startsOn: '2025-09-01', endsOn: '2026-06-20' }

test('a stranger is welcomed, and an unknown address is 404', async () => {
  const welcome = await visitor().get('/')
  expect(welcome.status).toBe(200)
  expect(await welcome.text()).toContain('Set up your school')
  expect((await visitor().get('/no/such/page')).status).toBe(404)
})

test('someone new signs up, sets up a school and is its owner', async () => {
  const ana = await newcomer('ana@weir.example')
  expect(await (await ana.get('/schools')).text()).toContain('Welcome, Ana Sousa')
  const made = await ana.post('/schools/new', { name: 'Escola da Ribeira', ...year })
  expect(to(made)).toBe('/s/escola-da-ribeira')
  expect(to(await ana.get('/schools'))).toBe('/s/escola-da-ribeira')
  const [owner] =
    await here.sql`select m.access, m.initials, y.name as year from members m join schools s on s.id = m.school_id join school_years y on y.school_id = s.id where s.slug = 'escola-da-ribeira'`
  expect(owner).toEqual({ access: 'owner', initials: 'AS', year: '2025–26' })
})

test('the guide of the first hour stays until each of its steps is done, in whatever order', async () => {
  const cleo = await newcomer('cleo@weir.example')
  const home = to(await cleo.post('/schools/new', { name: 'Lock School', ...year })) ?? ''
  const gus = await newcomer('gus@weir.example')
  await here.sql`insert into members (school_id, id, account_id, name, initials, position, access, joined_on)
    select s.id, gen_random_uuid(), a.id, 'Gus Reed', 'GR', 'parent', 'guest', '2026-03-02' from schools s, accounts a where s.slug = 'lock-school' and a.email = 'gus@weir.example'`
  const read = await (await gus.get(home)).text()
  expect(read).toContain('has only just begun here')
  expect(read).not.toMatch(/Three steps|Log a decision/)
  await here.sql`insert into initiatives (school_id, id, number, title, purpose, challenge, created_by)
    select school_id, gen_random_uuid(), 1, 'Quiet lunch', 'Half an hour of calm', 'adaptive', m.id from members m join schools s on s.id = m.school_id where s.slug = 'lock-school' and m.access = 'owner'`
  const page = await (await cleo.get(home)).text()
  expect(page).toContain('To begin with')
  expect(page).toContain('Invite your team')
  expect(page).toContain('Log a decision')
  const [owner] = await here.sql<{ id: string }[]>`
    select m.id from members m join schools s on s.id = m.school_id where s.slug = 'lock-school' and m.access = 'owner'`
  const decided = await cleo.post(`${home}/decisions/new`, {
    question: 'Do we begin?',
    decided: 'Yes.',
    method: 'consent',
    authority: 'decides',
    outcome: 'passed',
    decidedOn: '2026-03-02',
    reviewOn: '2026-04-02',
    took: [owner?.id ?? ''],
  })
  expect(decided.status).toBe(303)
  expect(await (await cleo.get(home)).text()).toContain('To begin with')
  const term = { name: 'Spring', startsOn: '2026-02-02', endsOn: '2026-05-29' }
  expect((await cleo.post(`${home}/calendar/new-term`, term)).status).toBe(303)
  expect(await (await cleo.get(home)).text()).not.toContain('To begin with')
})

test('two schools of one name get addresses of their own, and both are listed', async () => {
  const bo = await newcomer('bo@weir.example')
  const made = await Promise.all(
    [1, 2].map(() => bo.post('/schools/new', { name: 'Weir School', ...year })),
  )
  expect(made.map(to).sort()).toEqual(['/s/weir-school', '/s/weir-school-2'])
  const list = await (await bo.get('/schools')).text()
  for (const address of ['/s/weir-school', '/s/weir-school-2'])
    expect([address, list.includes(`href="${address}"`)]).toEqual([address, true])
})

test('a school year that ends before it begins, and a zone nobody knows, are refused', async () => {
  const cy = await newcomer('cy@weir.example')
  const refused = await cy.post('/schools/new', {
    name: 'Late School',
    ...year,
    endsOn: '2025-01-01',
    timeZone: 'Mars/Olympus',
  })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('Late School')
  expect(page).toContain('Please choose a time zone from the list.')
})

test('short and common passwords are refused, and no password comes back in the page', async () => {
  await visitor().post('/sign-up', { name: 'Weak', email: 'weak@weir.example' })
  const link = await linkIn('weak@weir.example', 'sign-up')
  for (const weak of ['short one', 'passwordpassword', 'aaaaaaaaaaaaaaaaaa']) {
    const refused = await visitor().post(link, { password: weak })
    expect(refused.status).toBe(weak.length < 15 ? 422 : 409)
    expect(await refused.text()).not.toContain(weak)
  }
})

test('an address has one account, however it is written', async () => {
  const links = []
  for (const email of ['dee@weir.example', 'DEE@weir.example']) {
    await visitor().post('/sign-up', { name: 'Dee', email })
    links.push(await linkIn(email, 'sign-up'))
  }
  const tries = await Promise.all(links.map((link) => visitor().post(link, { password })))
  expect(tries.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await here.sql`select from accounts where lower(email) = 'dee@weir.example'`).toHaveLength(
    1,
  )
})

test('signing up does not tell whether an address has an account; its mailbox does', async () => {
  const asked = await Promise.all(
    [emailOf('Tom Okafor'), 'nobody@weir.example'].map((email) =>
      visitor().post('/sign-up', { name: 'Tom', email }),
    ),
  )
  expect(asked.map((answer) => [answer.status, to(answer)])).toEqual([
    [303, '/sign-up?sent=yes'],
    [303, '/sign-up?sent=yes'],
  ])
  const letter = await soon(async () => {
    const page = await (await visitor().get('/mail')).text()
    const found = page.split('<article>').find((one) => one.includes(emailOf('Tom Okafor')))
    expect(found).toBeTruthy()
    return found
  })
  expect(letter).toContain('It has an account already')
  expect(letter).toContain('href="/sign-in?next=%2Fschools%2Fnew"')
})

test('a link to sign up works once and for an hour', async () => {
  await newcomer('hob@weir.example')
  const used = await linkIn('hob@weir.example', 'sign-up')
  expect(await (await visitor().get(used)).text()).toContain('used already')
  expect((await visitor().post(used, { password })).status).toBe(409)
  await visitor().post('/sign-up', { name: 'Late', email: 'late@weir.example' })
  const late = await linkIn('late@weir.example', 'sign-up')
  expect(await (await visitor().get(late)).text()).toContain('Welcome, <!-- -->Late')
  await here.sql`update sign_ups set expires_at = skein_now() - interval '1 second' where email = 'late@weir.example'`
  expect((await visitor().post(late, { password })).status).toBe(409)
  expect(await here.sql`select from accounts where email = 'late@weir.example'`).toHaveLength(0)
})

test('where mail is kept the page says so, and where it is sent it does not', async () => {
  expect(await (await visitor().get('/sign-up?sent=yes')).text()).toContain('href="/mail"')
  const real = await startServer(here.own.url, { MAIL_PAGE: 'off', NODE_ENV: 'development' })
  expect(real.words()).toContain(`mail is saved to ${real.dataDir}`)
  expect(await (await new Visitor(real.url).get('/sign-up?sent=yes')).text()).not.toContain(
    'href="/mail"',
  )
  expect((await new Visitor(real.url).get('/mail')).status).toBe(404)
  await real.stop()
})

test.each(['https://elsewhere.example', 'null', 'nonsense'])(
  'a write whose origin is %s is refused as such, and is no fault of ours',
  async (origin) => {
    const answer = await new Visitor(here.server.url).post(
      '/sign-in',
      { email: 'x@pier.example', password: 'x' },
      { Origin: origin },
    )
    expect([answer.status, await answer.text()]).toEqual([
      403,
      'This came from another site, so nothing was changed.\n',
    ])
  },
)

test('a write from another site changes nothing', async () => {
  const refused = await visitor().post(
    '/sign-up',
    { name: 'Eve', email: 'eve@weir.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
  )
  expect(refused.status).toBe(403)
  expect(
    await here.sql`select from graphile_worker._private_jobs where payload::text like '%eve@weir.example%'`,
  ).toHaveLength(0)
})
