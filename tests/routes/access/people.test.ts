import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../../db/demo/load'
import { Visitor, demoEmail } from '../../support/visitor'
import { castOf } from '../../support/who-may'

// Renata owns the school, Marcus administers it; Priya is a member, Zoe a student, Ngozi a guest.
const here = castOf('RO MW PN ZM SK NE')
const { tried, refused, post, idOf, one, cast } = here
const members = 'RO MW PN ZM SK'
const admins = 'RO MW'
const school = '/s/harbor-ridge'
const ids: Record<'RO' | 'MW' | 'PN' | 'ZM' | 'SK' | 'NE', string> = {} as never
const of = (who: keyof typeof ids, act: string) => `${school}/people/${ids[who]}/${act}`
const password = { current: demoPassword }

beforeAll(async () => {
  await here.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update members set access = 'guest' where initials = 'NE'`
  })
  for (const who of ['RO', 'MW', 'PN', 'ZM', 'SK', 'NE'] as const) ids[who] = await idOf(who)
}, 60_000)

const latest = (table: string, where = 'true') =>
  one(`select t.id from ${table} t where ${where} order by t.id desc limit 1`)

test('a profile and one’s letters are one’s own, also a guest’s', async () => {
  await tried({
    address: of('PN', 'profile'),
    fields: { strengths: 'Listens.', growthEdges: 'Waits.', worksOn: ['0', '1'] },
    may: 'PN',
    by: 'PN',
    guest: 303,
  })
  await tried({
    address: of('PN', 'letters'),
    fields: { letters: 'never' },
    may: 'PN',
    by: 'PN',
    guest: 303,
  })
})

test('a calendar address is one’s own, also a guest’s', async () => {
  const own = { may: 'PN', by: 'PN', guest: 303 }
  const ofHer = (act: string) => of('PN', `calendar${act}`)
  await refused({ address: ofHer(''), ...own })
  await refused({ address: ofHer('/follows'), fields: { follows: 'on' }, ...own })
  await refused({ address: ofHer('/end'), ...own })
})

const standing = { position: 'teacher', worksOn: ['0', '1'], ...password }

test('access is changed by administrators, never one’s own', async () => {
  await tried({
    address: of('SK', 'access'),
    fields: { ...standing, access: 'member' },
    may: admins,
    by: 'MW',
  })
  await refused({
    address: of('MW', 'access'),
    fields: { ...standing, access: 'owner' },
    may: 'RO',
    by: 'RO',
  })
})

test('and that of the owner by another owner alone', () =>
  refused({
    address: of('RO', 'access'),
    fields: { ...standing, access: 'member' },
    may: '',
    by: 'MW',
  }))

test('a leave is recorded by who takes it and by administrators, and so is its end', async () => {
  const may = `${admins} PN`
  await tried({
    address: of('PN', 'away?from=2026-03-23&to=2026-03-27'),
    fields: { from: '2026-03-23', to: '2026-03-27' },
    may,
    by: 'PN',
    guest: 303,
  })
  const leave = await latest('leaves')
  await refused({
    address: of('PN', `back?leave=${leave}`),
    fields: { backOn: '2026-03-25' },
    may,
    by: 'MW',
  })
  await tried({ address: of('PN', `cancel-leave?leave=${leave}`), may, by: 'MW' })
})

test('a departure is recorded by who leaves and by those who may change their access', async () => {
  await refused({
    address: of('SK', 'leave?lastDay=2026-06-05'),
    fields: { lastDay: '2026-06-05', ...password },
    may: `${admins} SK`,
    by: 'MW',
  })
  await refused({ address: of('SK', 'stay'), may: `${admins} SK`, by: 'MW' })
  await refused({
    address: of('RO', 'leave?lastDay=2026-06-05'),
    fields: { lastDay: '2026-06-05', ...password },
    may: 'RO',
    by: 'RO',
    guest: 303,
  })
})

test('an adult ally is asked by the student, answers, and is let go by either', async () => {
  await here.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`delete from alliances where student_id = ${ids.ZM}`
    await sql`update school_versions set version = version + 1`
  })
  await tried({ address: of('ZM', 'ally'), fields: { ally: ids.PN }, may: 'ZM', by: 'ZM' })
  await refused({ address: of('ZM', 'ally/withdraw'), may: 'ZM', by: 'ZM' })
  await tried({
    address: of('ZM', 'ally/answer'),
    fields: { answer: 'yes', line: 'Gladly.' },
    may: 'PN',
    by: 'PN',
    gets: { RO: 404, MW: 404, ZM: 404, SK: 404 },
    noPage: true,
  })
  await refused({ address: of('ZM', 'ally/end'), may: 'ZM PN', by: 'PN', guest: 303 })
})

test('a reflection is one’s own to write and to share', async () => {
  const turn = await one(`
    select t.id from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
    where m.initials = 'PN' and upper(t.during) < skein_now() and t.reflection = '' limit 1`)
  await tried({
    address: of('PN', `path/${turn}`),
    fields: { reflection: 'I learned to wait.' },
    may: 'PN',
    by: 'PN',
    gets: { RO: 404, MW: 404, ZM: 404, SK: 404, NE: 404 },
    guest: 303,
  })
  await refused({
    address: of('PN', 'reflection'),
    fields: { turn },
    may: 'PN',
    by: 'PN',
    guest: 303,
  })
})

test('people are invited, again or no more, by administrators', async () => {
  await tried({
    address: `${school}/invitations/new`,
    fields: { name: 'Ana', email: 'ana@example.org', position: 'teacher', access: 'member' },
    may: admins,
    by: 'MW',
  })
  await refused({
    address: `${school}/invitations/list`,
    fields: { list: 'Eve, eve@example.org, teacher', check: 'on' },
    may: admins,
    by: 'MW',
  })
  const invitation = await latest('invitations')
  const act = (name: string) => `${school}/invitations/${invitation}/${name}`
  await refused({ address: act('resend'), may: admins, by: 'MW' })
  await tried({ address: act('withdraw'), may: admins, by: 'MW' })
})

test('the calendar is kept by administrators', async () => {
  const at = (act: string) => `${school}/calendar/${act}`
  const keep = (address: string, fields = {}) => tried({ address, fields, may: admins, by: 'MW' })
  const days = { name: 'Fair', startsOn: '2026-05-11', endsOn: '2026-05-12' }
  await keep(at('new-closed-days'), days)
  const closed = await latest('closed_days', "name = 'Fair'")
  await keep(at(`closed-days?id=${closed}`), { ...days, name: 'Science fair' })
  await keep(at(`closed-days-removal?id=${closed}`))
  const term = { name: 'Summer', startsOn: '2026-06-06', endsOn: '2026-06-20' }
  await refused({ address: at('new-term'), fields: term, may: admins, by: 'MW' })
  const kept = await latest('terms')
  await refused({ address: at(`term?id=${kept}`), fields: term, may: admins, by: 'MW' })
  await refused({ address: at(`term-removal?id=${kept}`), may: admins, by: 'MW' })
  const year = await latest('school_years')
  const whole = { name: 'The year', startsOn: '2025-08-11', endsOn: '2026-06-30' }
  await refused({ address: at(`year?id=${year}`), fields: whole, may: admins, by: 'MW' })
  await refused({ address: at(`year-removal?id=${year}`), may: admins, by: 'MW' })
  await keep(at('quiet-hours'), { from: '18:00', to: '07:00' })
  await keep(at('working-week'), { worksOn: ['0', '1', '2', '3'] })
  await refused({
    address: at('list'),
    fields: {
      'rows[0].chosen': 'on',
      'rows[0].name': 'Fair',
      'rows[0].startsOn': '2026-05-11',
      'rows[0].endsOn': '2026-05-11',
    },
    may: admins,
    by: 'MW',
  })
})

test('the settings of the school are kept by administrators', async () => {
  const at = (part: string) => `${school}/settings?part=${part}`
  const keep = (address: string, fields = {}) => tried({ address, fields, may: admins, by: 'MW' })
  await keep(at('school'), { name: 'Harbor Ridge Middle', timeZone: 'America/Denver' })
  await keep(at('years'), { name: '2026–27', startsOn: '2026-08-10', endsOn: '2027-06-04' })
  await keep(at('goals'), { title: 'All read.' })
  await keep(at('goal-end'), { goal: await latest('sip_goals', "title = 'All read.'") })
})

test('a contribution is logged by members, corrected by who is in it, declined by who is thanked', async () => {
  await tried({
    address: `${school}/contributions/new`,
    fields: {
      ...{ text: 'Carried chairs', kind: 'supported', memberId: ids.ZM, happenedOn: '2026-03-02' },
    },
    may: members,
    by: 'SK',
  })
  const line = await latest('contributions', "text = 'Carried chairs'")
  await tried({
    address: `${school}/contributions/${line}/correct`,
    fields: { text: 'Carried tables', happenedOn: '2026-03-02' },
    may: `${admins} SK ZM`,
    by: 'SK',
  })
  const thanks = await one(`
    select c.id from contributions c join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
    where source = 'thanks' and m.initials = 'ZM' and declined_at is null limit 1`)
  await refused({
    address: `${school}/contributions/${thanks}/decline`,
    may: 'ZM',
    by: 'ZM',
    guest: 303,
  })
})

test('what one has seen is one’s own, and a guest’s too', async () => {
  const until = new Date().toISOString()
  await refused({
    address: `${school}/caught-up`,
    fields: { until },
    may: `${members} NE`,
    by: 'NE',
    guest: 303,
  })
  await refused({
    address: `${school}/seen`,
    fields: { notice: randomUUID() },
    may: `${members} NE`,
    by: 'NE',
    guest: 303,
  })
})

test('who has left finds the school no more, signing in anew', async () => {
  await here.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update members set left_on = '2026-02-27' where initials = 'SK'`
    await sql`update school_versions set version = version + 1`
  })
  const anew = await new Visitor(here.server.url).signIn(demoEmail('sam.kowalczyk'))
  for (const visitor of [anew, cast.SK as Visitor]) {
    expect((await visitor.get(`${school}/board`)).status).toBe(403)
    expect(await (await visitor.get('/schools')).text()).not.toContain('href="/s/harbor-ridge"')
  }
  expect((await post('SK', { address: `${school}/contributions/new` })).status).toBe(403)
})
