import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { hashed } from '../../../app/domain/accounts/tokens'
import { demoPassword as current } from '../../../db/demo/load'
import { to } from '../../support/comers'
import { served } from '../../support/served'
import { Visitor, demoEmail } from '../../support/visitor'

const here = served('skein_demo')
const memberNamed = async (name: string) =>
  (await here.sql<Record<string, string | null>[]>`select * from members where name = ${name}`)[0]
const accountOf = (name: string) =>
  here.sql`select id from accounts where email = ${demoEmail(name)}`

/** Where in the whole database a text stands, whatever the column. */
async function placesOf(text: string) {
  const tables = await here.sql<
    { name: string }[]
  >`select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`
  const found = []
  for (const { name } of tables) {
    const [row] = await here.sql.unsafe<{ n: number }[]>(
      `select count(*)::int as n from ${name} t where t::text like '%' || $1 || '%'`,
      [text],
    )
    if (row?.n) found.push(name)
  }
  return found
}

test('the last owner of a school is told what to do first, and nothing is deleted', async () => {
  const renata = await here.as('renata.osei')
  expect(await (await renata.get('/account/delete')).text()).toContain(
    'The people of <!-- -->Harbor Ridge',
  )
  const refused = await renata.post('/account/delete', { current })
  expect([refused.status, (await refused.text()).includes('A school always has an owner')]).toEqual(
    [409, true],
  )
  expect(await accountOf('renata.osei')).toHaveLength(1)
})

test('deleting asks for the password, and who only wanted to look keeps everything', async () => {
  const tom = await here.as('tom.okafor')
  expect((await tom.post('/account/delete', { forget: 'on' })).status).toBe(403)
  expect(
    (await tom.post('/account/delete', { forget: 'on', current: 'not it at all' })).status,
  ).toBe(403)
  expect((await tom.get('/account')).status).toBe(200)
  expect((await memberNamed('Tom Okafor'))?.left_on).toBe(null)
})

test('who deletes their account has left every school, is signed out everywhere, and what they did stays under their name', async () => {
  const [priya, phone] = [await here.as('priya.natarajan'), await here.as('priya.natarajan')]
  const member = await memberNamed('Priya Natarajan')
  const [counted] =
    await here.sql`select count(*)::int as n from contributions where member_id = ${String(member?.id)}`
  await here.sql`update turns set reflection = 'For nobody else.', reflection_shared = false where id = (select id from turns where member_id = ${String(member?.id)} and ended_at < skein_now() and reflection = '' limit 1)`
  expect(await placesOf('For nobody else.')).toEqual(['turns'])
  const gone = await priya.post('/account/delete', { current })
  expect([to(gone), gone.headers.get('Clear-Site-Data')]).toEqual([
    '/sign-in?left=deleted',
    '"cache", "storage"',
  ])
  expect(await memberNamed('Priya Natarajan')).toMatchObject({
    account_id: null,
    email: null,
    forgotten_at: null,
    left_on: expect.anything(),
  })
  expect(
    await here.sql`select count(*)::int as n from contributions where member_id = ${String(member?.id)}`,
  ).toEqual([counted])
  expect([
    await accountOf('priya.natarajan'),
    await placesOf('For nobody else.'),
    await placesOf(demoEmail('priya.natarajan')),
  ]).toEqual([[], [], []])
  expect(to(await phone.get('/account'))).toContain('/sign-in')
  expect(
    (
      await new Visitor(here.server.url).post('/sign-in', {
        email: demoEmail('priya.natarajan'),
        password: current,
      })
    ).status,
  ).toBe(403)
})

test('who asks to be forgotten is nowhere named by Skein any more, and what colleagues wrote themselves stays', async () => {
  const member = await memberNamed('Denise Abara')
  const ids = { school: String(member?.school_id), member: String(member?.id) }
  const line = (text: string, source: string) => here.sql`
    insert into contributions (school_id, id, member_id, kind, text, happened_on, source, recorded_by)
    select ${ids.school}, gen_random_uuid(), id, 'chose', ${text}, '2026-02-20', ${source}, id from members where initials = 'RO'`
  await line('Chose Denise Abara for the lead of Homework club: knows (everyone) there', 'act')
  await line('Sat down with Denise Abara after school', 'logged')
  await here.sql`update members set name = 'Denise Abara-Cole' where id = ${ids.member}`
  await here.sql`
    insert into notices (school_id, id, member_id, kind, key, sentence)
    select school_id, gen_random_uuid(), id, 'hand-over', 'a test', 'Denise Abara has accepted. Denise Abara-Cole leads; Denise Abaraham does not.' from members where initials = 'RO'`
  const denise = await here.as('denise.abara')
  expect(to(await denise.post('/account/delete', { current, forget: 'on' }))).toBe(
    '/sign-in?left=deleted',
  )
  const [former] = await here.sql<
    Record<string, string | null>[]
  >`select * from members where id = ${ids.member}`
  expect(former).toMatchObject({
    name: 'Former member',
    initials: '–',
    email: null,
    account_id: null,
    strengths: '',
    growth_edges: '',
    left_on: expect.anything(),
  })
  expect(
    await here.sql`select text from contributions where text like '%Homework club: knows%'`,
  ).toEqual([{ text: 'Chose Former member for the lead of Homework club: knows (everyone) there' }])
  expect(await here.sql`select sentence from notices where key = 'a test'`).toEqual([
    { sentence: 'Former member has accepted. Former member leads; Denise Abaraham does not.' },
  ])
  expect(await here.sql`select source from contributions where text like '%Denise Abara%'`).toEqual(
    [{ source: 'logged' }],
  )
  expect(await placesOf('Denise Abara')).toEqual(['contributions', 'notices'])
  const people = await (await (await here.as('renata.osei')).get('/s/harbor-ridge/people')).text()
  expect([people.includes('Former member'), people.includes('Denise')]).toEqual([true, false])
})

test('a person of two schools leaves both or neither', async () => {
  const hannah = await here.as('hannah.weiss')
  expect(
    to(
      await hannah.post('/schools/new', {
        name: 'Night School',
        timeZone: 'Europe/Lisbon',
        startsOn: '2025-09-01',
        endsOn: '2026-06-20',
      }),
    ),
  ).toBe('/s/night-school')
  const refused = await hannah.post('/account/delete', { current, forget: 'on' })
  expect([
    refused.status,
    (await refused.text()).includes('Night School: A school always has an owner.'),
  ]).toEqual([409, true])
  expect(
    await here.sql`select distinct name, left_on from members where account_id = (select id from accounts where email = ${demoEmail('hannah.weiss')})`,
  ).toEqual([{ name: 'Hannah Weiss', left_on: null }])
  expect((await hannah.get('/s/harbor-ridge')).status).toBe(200)
})

test('who is alone in a school reads that it can be closed, and closes it as they say so, with the password', async () => {
  const hannah = await here.as('hannah.weiss')
  const page = await (await hannah.get('/account/delete')).text()
  expect(page).toContain('Close Night School and delete my account')
  expect(page).toContain('invitations that are still open end')
  const [link, hash] = ['a-night-at-school'.repeat(3), hashed('a-night-at-school'.repeat(3))]
  await here.sql`
    insert into invitations (school_id, id, email, name, position, access, token_hash, invited_by, expires_at)
    select m.school_id, ${uuidv7()}, 'pn@skein.example', 'Priya N.', 'teacher', 'guest', ${hash}, m.id,
      skein_now() + interval '3 days'
    from members m join schools s on s.id = m.school_id where s.slug = 'night-school'`
  const closes = { close: 'on', forget: 'on' }
  expect((await hannah.post('/account/delete', closes)).status).toBe(403)
  expect(to(await hannah.post('/account/delete', { ...closes, current }))).toBe(
    '/sign-in?left=deleted',
  )
  expect(
    await here.sql`select left_on is null as "isThere", m.name from members m join schools s on s.id = m.school_id where s.slug = 'night-school'`,
  ).toEqual([{ isThere: false, name: 'Former member' }])
  expect(await accountOf('hannah.weiss')).toEqual([])
  const closed = await here.stranger().get(`/join/${link}`)
  expect([closed.status, await closed.text()]).toEqual([
    404,
    expect.stringContaining('Night School is closed: nobody is in it any more'),
  ])
})
