import { expect, test } from 'vitest'
import { demoPassword } from '../../../db/demo/load'
import { pagesOfASchool } from '../../support/pages-of-a-school'
import { edited } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo')

const people = '/s/harbor-ridge/people'
// React marks the seams between pieces of text with empty comments.
const textOf = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '')
const idOf = async (initials: string) =>
  (await here.sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ??
  ''

test('only who may invite is shown the way to invite', async () => {
  const way = '/s/harbor-ridge/invitations/new'
  const shown = async (name: string) => textOf(await (await here.as(name)).get(people))
  for (const name of ['renata.osei', 'marcus.whitfield'])
    expect([name, (await shown(name)).includes(way)]).toEqual([name, true])
  await here.sql`update members set access = 'guest' where initials = 'FS'`
  for (const name of ['denise.abara', 'tom.okafor', 'zoe.m', 'farah.siddiqui']) {
    const seen = await shown(name)
    expect(seen).toContain('Para-educators')
    expect([name, seen.includes(way), seen.includes('Invite people')]).toEqual([name, false, false])
  }
  await here.sql`update members set access = 'member' where initials = 'FS'`
})

test('a malformed, an unknown member and an unknown act are 404', async () => {
  const denise = await here.as('denise.abara')
  const id = await idOf('DA')
  for (const path of [
    `${people}/nobody`,
    `${people}/00000000-0000-7000-8000-000000000000`,
    `${people}/${id}/constructor`,
    `${people}/nobody/profile`,
  ])
    expect((await denise.get(path)).status).toBe(404)
  expect((await denise.post(`${people}/${id}/constructor`)).status).toBe(404)
  expect((await denise.post(`${people}/nobody/leave`, { lastDay: '2026-03-02' })).status).toBe(404)
})

test('what someone writes about themselves stands on their page', async () => {
  const denise = await here.as('denise.abara')
  const path = `${people}/${await idOf('DA')}`
  expect(
    (
      await edited(denise, `${path}/profile`, {
        strengths: 'Calm in the hallway',
        growthEdges: '',
        worksOn: ['0', '2'],
      })
    ).status,
  ).toBe(303)
  const page = await textOf(await denise.get(path))
  expect(page).toContain('Calm in the hallway')
  expect(page).toContain('works Monday and Wednesday')
  expect(
    (await edited(denise, `${path}/profile`, { strengths: '', growthEdges: '', worksOn: [] }))
      .status,
  ).toBe(422)
})

test('access is not a member’s to change', async () => {
  const denise = await here.as('denise.abara')
  const path = `${people}/${await idOf('TO')}/access`
  expect((await denise.get(path)).status).toBe(403)
  expect(
    (
      await denise.post(path, {
        position: 'teacher',
        positionNote: '',
        access: 'guest',
        worksOn: '0',
      })
    ).status,
  ).toBe(403)
})

test('the last owner is told why they cannot leave', async () => {
  const renata = await here.as('renata.osei')
  const answer = await renata.post(`${people}/${await idOf('RO')}/leave`, { lastDay: '2026-03-02' })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('A school always has an owner')
})

test('who leaves stands apart, and is told on every page of the school that they are no longer a member, and nothing else of it', async () => {
  const [gwen, denise] = [await here.as('gwen.hollis'), await here.as('denise.abara')]
  expect(
    (
      await gwen.post(`${people}/${await idOf('GH')}/leave`, {
        lastDay: '2026-03-02',
        current: demoPassword,
      })
    ).status,
  ).toBe(303)
  const pages = Object.values(await pagesOfASchool(here.sql)).flatMap((of) => of.slice(0, 1))
  expect(pages.length).toBeGreaterThan(30)
  for (const path of [
    ...pages,
    '/s/harbor-ridge/decisions/log.csv',
    '/s/harbor-ridge/nothing/at/all',
  ]) {
    const answer = await gwen.get(path)
    const page = await textOf(answer)
    expect([path, answer.status]).toEqual([path, 403])
    expect(page).toContain('You are no longer a member')
    expect(page).toMatch(
      /Your membership of Harbor Ridge Middle School ended on <time dateTime="2026-03-02">Monday, March 2, 2026/,
    )
    expect(page).not.toMatch(/Denise Abara|Rooms of the school/)
  }
  expect(
    (
      await gwen.post('/s/harbor-ridge/contributions/new', {
        text: 'x',
        kind: 'other',
        happenedOn: '2026-03-02',
      })
    ).status,
  ).toBe(403)
  expect((await gwen.get('/s/harbor-ridge/live')).status).toBe(404)
  expect(await textOf(await gwen.get('/schools'))).toContain(
    'Your membership of Harbor Ridge Middle School ended on',
  )
  expect((await gwen.get('/account')).status).toBe(200)
  expect(await (await denise.get(people)).text()).toContain('Left the school')
})

test('what changed is there until one has caught up', async () => {
  await here.sql`insert into updates (school_id, id, initiative_id, written_by, written_at, health, body)
    select i.school_id, gen_random_uuid(), i.id, m.id, skein_now(), 'at risk', 'Two rooms have no reader' from initiatives i join members m on m.initials = 'RO' where i.number = 1`
  const priya = await here.as('priya.natarajan')
  const seen = await textOf(await priya.get('/s/harbor-ridge'))
  const until = /name="until" value="([^"]+)"/.exec(seen)?.[1] ?? ''
  expect(seen).toContain('Renata Osei wrote an update: at risk')
  await priya.post('/s/harbor-ridge/caught-up', { until: 'sometime' })
  expect(await textOf(await priya.get('/s/harbor-ridge'))).toContain(
    'Renata Osei wrote an update: at risk',
  )
  expect((await priya.post('/s/harbor-ridge/caught-up', { until })).status).toBe(303)
  expect(await textOf(await priya.get('/s/harbor-ridge'))).toContain('You are caught up')
})

test('an offer waits for who may answer it, and for nobody else', async () => {
  await here.sql`insert into offers (school_id, id, initiative_id, member_id, readiness)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'shadow first' from initiatives i join members m on m.initials = 'OG' where i.number = 1`
  const people = await here.sql<{ email: string; may: boolean }[]>`
    select m.email, m.access in ('owner', 'admin') or m.id = i.sponsor_id or exists (
      select from turns t
      where t.initiative_id = i.id and t.member_id = m.id and t.role = 'lead' and t.during @> skein_now()
    ) as may
    from members m, initiatives i
    where i.number = 1 and m.left_on is null and m.initials <> 'OG'`
  expect(new Set(people.map(({ may }) => may)).size).toBe(2)
  for (const { email, may } of people) {
    const home = await (await here.stranger().signIn(email)).get('/s/harbor-ridge')
    expect([email, (await textOf(home)).includes('Olivia Grant offers to lead')]).toEqual([
      email,
      may,
    ])
  }
})

test('an owner changes the settings of the school, and a member does not see them', async () => {
  const [renata, denise] = [await here.as('renata.osei'), await here.as('denise.abara')]
  const settings = '/s/harbor-ridge/settings'
  expect((await denise.get(settings)).status).toBe(403)
  expect((await denise.post(settings, { name: 'Mine', timeZone: 'UTC' })).status).toBe(403)
  expect(
    (await edited(renata, settings, { name: 'Harbor Ridge School', timeZone: 'America/Denver' }))
      .status,
  ).toBe(303)
  expect(await here.sql`select name, time_zone from schools where slug = 'harbor-ridge'`).toEqual([
    { name: 'Harbor Ridge School', time_zone: 'America/Denver' },
  ])
  expect(
    (await edited(renata, settings, { name: 'Harbor Ridge School', timeZone: 'Mars/Olympus' }))
      .status,
  ).toBe(422)
})

test('a school year does not overlap another, and a goal ends once', async () => {
  const renata = await here.as('renata.osei')
  const part = (name: string) => `/s/harbor-ridge/settings?part=${name}`
  expect(
    (
      await renata.post(part('years'), {
        name: 'Again',
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
      })
    ).status,
  ).toBe(409)
  expect(
    (
      await renata.post(part('years'), {
        name: '2026–27',
        startsOn: '2026-08-10',
        endsOn: '2027-06-04',
      })
    ).status,
  ).toBe(303)
  expect((await renata.post(part('goals'), { title: 'Every voice heard' })).status).toBe(303)
  const [goal] = await here.sql<
    { id: string }[]
  >`select id from sip_goals where title = 'Every voice heard'`
  expect((await renata.post(part('goal-end'), { goal: goal?.id ?? '' })).status).toBe(303)
  expect((await renata.post(part('goal-end'), { goal: goal?.id ?? '' })).status).toBe(404)
  expect((await renata.post(part('constructor'))).status).toBe(404)
})

test('a private reflection stands on its writer’s own page alone, until they share it there', async () => {
  const [jess, priya] = [await here.as('jess.lindqvist'), await here.as('priya.natarajan')]
  const page = `${people}/${await idOf('JL')}`
  expect(
    (
      await jess.post('/s/harbor-ridge/initiatives/1/step-back', {
        reflection: 'I lead best beside someone.',
      })
    ).status,
  ).toBe(303)
  expect(await textOf(await priya.get(page))).not.toContain('I lead best')
  const [, address = ''] =
    /href="([^"]+reflection\?turn=[^"]+)"/.exec(await textOf(await jess.get(page))) ?? []
  expect(await textOf(await jess.get(address))).toContain('I lead best beside someone.')
  expect((await priya.get(address)).status).toBe(403)

  const turn = new URLSearchParams(address.split('?')[1]).get('turn') ?? ''
  expect((await priya.post(address, { turn })).status).toBe(403)
  expect((await priya.post(`${people}/${await idOf('PN')}/reflection`, { turn })).status).toBe(404)
  expect((await jess.post(address, { turn })).status).toBe(303)
  expect(await textOf(await priya.get(page))).toContain('I lead best beside someone.')
})

test('who is looked for and not found is said as it was looked for', async () => {
  const denise = await here.as('denise.abara')
  const said = async (query: string) => textOf(await denise.get(`${people}?${query}`))
  expect(await said('text=%25')).toContain('No name has “%” in it.')
  expect(await said('text=enata')).toContain('No name has a word that begins like “enata”.')
  expect(await said('text=zzz&position=teacher')).toContain(
    'No name under Teachers has a word that begins like “zzz”.',
  )
  await here.sql`update members set name = 'Tom 100% Okafor' where initials = 'TO'`
  await here.sql`update school_versions set version = version + 1`
  expect(await said('text=%25')).toContain('1 to 1 of 1')
  await here.sql`update members set name = 'Tom Okafor' where initials = 'TO'`
  await here.sql`update members set position = 'support staff' where position = 'parent'`
  await here.sql`update school_versions set version = version + 1`
  expect(await said('position=parent')).toContain('Nobody is listed under Parents.')
})
