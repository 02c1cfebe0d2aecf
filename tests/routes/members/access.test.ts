import { expect, test } from 'vitest'
import { demoPassword } from '../../../db/demo/load'
import { signedIn } from '../../support/access-attempts'

// Renata owns the school, Marcus administers it; Priya is a member, Zoe a student, Ngozi a guest.
const here = signedIn('members', 'RO MW PN ZM SK NE')
const { tried, refused, post, ids, one, latest } = here
const admins = 'RO MW'
const school = '/s/harbor-ridge'
const of = (who: keyof typeof ids, act: string) => `${school}/people/${ids[who]}/${act}`
const password = { current: demoPassword }

test('a profile and one’s letters are one’s own, also a guest’s', async () => {
  await tried({
    address: of('PN', 'profile'),
    fields: { strengths: 'Listens.', growthEdges: 'Waits.', worksOn: ['0', '1'] },
    may: 'PN',
    by: 'PN',
    guestsToo: true,
  })
  await tried({
    address: of('PN', 'letters'),
    fields: { letters: 'never' },
    may: 'PN',
    by: 'PN',
    guestsToo: true,
  })
})

test('a calendar address is one’s own, also a guest’s', async () => {
  const own = { may: 'PN', by: 'PN', guestsToo: true }
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
    guestsToo: true,
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
  await refused({ address: of('SK', 'stay'), may: `${admins} SK`, by: 'MW', noPage: true })
  await refused({
    address: of('RO', 'leave?lastDay=2026-06-05'),
    fields: { lastDay: '2026-06-05', ...password },
    may: 'RO',
    by: 'RO',
    guestsToo: true,
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
  await refused({ address: of('ZM', 'ally/end'), may: 'ZM PN', by: 'PN', guestsToo: true })
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
    guestsToo: true,
  })
  await refused({
    address: of('PN', 'reflection'),
    fields: { turn },
    may: 'PN',
    by: 'PN',
    noPage: true,
    guestsToo: true,
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

test('who has left finds the school no more, signing in anew', async () => {
  await here.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update members set left_on = '2026-02-27' where initials = 'SK'`
    await sql`update school_versions set version = version + 1`
  })
  const anew = await here.as('sam.kowalczyk')
  for (const visitor of [anew, here.visitor('SK')]) {
    expect((await visitor.get(`${school}/board`)).status).toBe(403)
    expect(await (await visitor.get('/schools')).text()).not.toContain('href="/s/harbor-ridge"')
  }
  expect((await post('SK', { address: `${school}/contributions/new` })).status).toBe(403)
})

here.everyFormIsTried()
