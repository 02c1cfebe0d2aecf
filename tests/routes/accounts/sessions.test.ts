import { expect, test } from 'vitest'
import { demoPassword } from '../../../db/demo/load'
import { comersTo, password, to } from '../../support/comers'
import { edited } from '../../support/reading'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'

const here = served('skein_demo')

const { visitor, resetLinkFor, newcomer } = comersTo(() => here.server)
const idOf = async (initials: string) =>
  (await here.sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ??
  ''
const tokenOf = (who: Visitor) => /(?:^|; )skein=([\w-]+)/.exec(who.cookie())?.[1]
const isIn = async (who: Visitor) => (await who.get('/account')).status === 200
const textOf = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '')

test('a session ends after seven days without use, and use begins the week anew', async () => {
  const ana = await newcomer('ana@weir.example')
  const age = (days: number) =>
    here.sql`update sessions s set used_at = s.used_at - ${`${days} days`}::interval, expires_at = s.expires_at - ${`${days} days`}::interval from accounts a where a.id = s.account_id and a.email = 'ana@weir.example'`
  for (let week = 0; week < 3; week++) {
    await age(6.9)
    expect(await isIn(ana)).toBe(true)
  }
  await age(7.1)
  expect(await isIn(ana)).toBe(false)
})

test('a session ends after thirty days, however much it is used', async () => {
  const bo = await newcomer('bo@weir.example')
  await here.sql`update sessions s set used_at = now() - interval '2 hours', ends_at = now() + interval '1 minute' from accounts a where a.id = s.account_id and a.email = 'bo@weir.example'`
  expect(await isIn(bo)).toBe(true)
  const [{ late } = { late: true }] =
    await here.sql`select bool_or(expires_at > ends_at) as late from sessions`
  expect(late).toBe(false)
  await here.sql`update sessions s set ends_at = now() - interval '1 second' from accounts a where a.id = s.account_id and a.email = 'bo@weir.example'`
  expect(await isIn(bo)).toBe(false)
})

test('a new session has thirty days, of which seven count', async () => {
  await newcomer('cy@weir.example')
  const [made] =
    await here.sql`select round(extract(epoch from expires_at - began_at) / 86400) as idle, round(extract(epoch from ends_at - began_at) / 86400) as absolute from sessions s join accounts a on a.id = s.account_id where a.email = 'cy@weir.example'`
  expect(made).toEqual({ idle: '7', absolute: '30' })
})

test('after a change of password the token is new, and the old one opens nothing', async () => {
  const dee = await newcomer('dee@weir.example')
  const stolen = tokenOf(dee)
  expect(
    to(
      await dee.post('/account/password', {
        current: password,
        password: 'nine herons by the canal',
      }),
    ),
  ).toBe('/account')
  expect(tokenOf(dee)).not.toBe(stolen)
  expect(await isIn(dee)).toBe(true)
  expect((await visitor().get('/account', { Cookie: `skein=${stolen}` })).status).toBe(303)
})

/**
 * Does something while another changes the password of an account: once it waits for that, or is
 * done, the change is there.
 */
async function whileChanging(email: string, doing: () => Promise<Response>) {
  const { done } = await here.sql.begin(async (tx) => {
    await tx`update accounts set password_hash = password_hash || 'x' where email = ${email}`
    const done = doing()
    const isWaiting = async () =>
      (
        await here.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      ).length > 0
    const waits = async () => {
      for (let look = 0; look < 40 && !(await isWaiting()); look++)
        await new Promise((go) => setTimeout(go, 100))
    }
    await Promise.race([done, waits()])
    return { done }
  })
  return done
}

test('a password that is changed while it is tried opens nothing, and changes nothing', async () => {
  const email = 'eli@weir.example'
  const [eli, thief] = [await newcomer(email), visitor()]
  expect(
    (await whileChanging(email, () => thief.post('/sign-in', { email, password }))).status,
  ).toBe(409)
  expect(await isIn(thief)).toBe(false)
  await here.sql`update accounts set password_hash = rtrim(password_hash, 'x') where email = ${email}`
  const changing = () =>
    eli.post('/account/password', { current: password, password: 'nine herons by the canal' })
  expect((await whileChanging(email, changing)).status).toBe(409)
  expect(
    await here.sql`select from accounts where email = ${email} and password_hash like '%x'`,
  ).toHaveLength(1)
})

test('the password is asked again before access is given, in the same form, and then not for ten minutes', async () => {
  const renata = await here.as('renata.osei')
  const path = `/s/harbor-ridge/people/${await idOf('TO')}/access`
  const form = {
    position: 'teacher',
    positionNote: 'science seven',
    access: 'admin',
    worksOn: ['0', '1'],
  }
  const accessOf = async () =>
    (await here.sql`select access from members where initials = 'TO'`)[0]?.access
  const asked = await edited(renata, path, form)
  expect([asked.status, await accessOf()]).toEqual([403, 'member'])
  const page = await textOf(asked)
  expect(page).toMatch(
    /<input[^>]+type="password"[^>]+name="current"|<input[^>]+name="current"[^>]+type="password"/,
  )
  expect(page).toContain('science seven')
  const wrong = await edited(renata, path, { ...form, current: 'not it at all' })
  expect([wrong.status, await accessOf()]).toEqual([403, 'member'])
  expect(await wrong.text()).not.toContain('not it at all')
  expect((await edited(renata, path, { ...form, current: demoPassword })).status).toBe(303)
  expect(await accessOf()).toBe('admin')
  expect((await edited(renata, path, { ...form, access: 'member' })).status).toBe(303)
  await here.sql`update sessions set confirmed_at = confirmed_at - interval '11 minutes'`
  expect((await edited(renata, path, form)).status).toBe(403)
  expect(await accessOf()).toBe('member')
})

test('the password is asked again before someone is invited to rule over others, one by one and in a list', async () => {
  const renata = await here.as('renata.osei')
  const invitedAs = async () =>
    (
      await here.sql<
        { name: string }[]
      >`select name from invitations where email like '%@helm.example' order by name`
    ).map(({ name }) => name)
  const one = { name: 'Ada Helm', email: 'ada@helm.example', position: 'teacher', access: 'admin' }
  const asked = await renata.post('/s/harbor-ridge/invitations/new', one)
  expect([asked.status, await invitedAs()]).toEqual([403, []])
  expect(await textOf(asked)).toMatch(/Ada Helm.*type your present password/s)

  const list = '/s/harbor-ridge/invitations/list'
  const rows = ['Bo Helm, bo@helm.example, teacher', 'Cy Helm, cy@helm.example, teacher, owner']
  const shown = await renata.post(list, { list: rows.join('\n'), check: 'on' })
  const shownAs = /name="shown" value="([^"]*)"/.exec(await shown.text())?.[1] ?? ''
  const ready = 'Bo Helm,bo@helm.example,teacher,member\nCy Helm,cy@helm.example,teacher,owner'
  for (const more of [[], [['current', 'not it at all']]] as string[][][]) {
    const refused = await renata.post(list, { ready, shown: shownAs, ...Object.fromEntries(more) })
    const page = await textOf(refused)
    expect([refused.status, await invitedAs()]).toEqual([403, []])
    expect(page).toContain('present password')
    expect(page).toContain('Invite 2 people')
    expect(page).not.toContain('not it at all')
  }
  expect((await renata.post(list, { ready, shown: shownAs, current: demoPassword })).status).toBe(
    303,
  )
  expect((await renata.post('/s/harbor-ridge/invitations/new', one)).status).toBe(303)
  expect(await invitedAs()).toEqual(['Ada Helm', 'Bo Helm', 'Cy Helm'])
})

test('the password is asked again before someone leaves the school, and who may not do it is not asked', async () => {
  const [gwen, denise] = [await here.as('gwen.hollis'), await here.as('denise.abara')]
  const path = `/s/harbor-ridge/people/${await idOf('GH')}/leave`
  expect(await textOf(await gwen.post(path, { lastDay: '2026-03-02' }))).toContain(
    'type your present password, so that we know',
  )
  expect(await textOf(await denise.post(path, { lastDay: '2026-03-02' }))).toContain(
    'Only the person themselves',
  )
  expect(
    await here.sql`select from members where initials = 'GH' and left_on is null`,
  ).toHaveLength(1)
})

test('password managers find the name wherever a password is chosen, and the form to change one', async () => {
  const eda = await newcomer('eda@weir.example')
  await visitor().post('/sign-up', { name: 'Fox', email: 'fox@weir.example' })
  const link = await resetLinkFor('eda@weir.example')
  for (const page of [
    await textOf(await eda.get('/account/password')),
    await textOf(await visitor().get(link)),
  ]) {
    const [username = ''] = /<input[^>]*autoComplete="username"[^>]*>/i.exec(page) ?? []
    expect(username).toContain('value="eda@weir.example"')
    expect(username).toContain('readonly')
    expect(username).not.toContain('type="hidden"')
  }
  expect(to(await visitor().get('/.well-known/change-password'))).toBe('/account/password')
})

test('a new password that is easily guessed, or of one’s own name and school, is refused beside its field', async () => {
  const renata = await here.as('renata.osei')
  for (const weak of [
    'correct horse battery staple',
    'HarborRidge2026!',
    'RenataOsei RenataOsei',
  ]) {
    const refused = await renata.post('/account/password', {
      current: demoPassword,
      password: weak,
    })
    expect([refused.status, await textOf(refused)]).toEqual([
      409,
      expect.stringContaining('This is easily guessed.'),
    ])
  }
})

test('another site cannot empty what a browser keeps of ours', async () => {
  const swept = (site: string) => visitor().get('/sign-out/swept', { 'Sec-Fetch-Site': site })
  expect((await swept('same-origin')).headers.get('Clear-Site-Data')).toBe('"cache"')
  expect((await swept('cross-site')).headers.get('Clear-Site-Data')).toBeNull()
  expect((await swept('same-site')).headers.get('Clear-Site-Data')).toBeNull()
})

test('one account founds fifty schools at most, however many it asks for at once', async () => {
  const ana = await newcomer('founder@weir.example')
  const found = (n: number) =>
    ana.post('/schools/new', {
      name: `Weir ${n}`,
      timeZone: 'UTC',
      startsOn: '2026-08-15',
      endsOn: '2027-06-15',
    })
  const answers = await Promise.all(Array.from({ length: 54 }, (_, n) => found(n)))
  const count = (status: number) => answers.filter((answer) => answer.status === status).length
  expect([count(303), count(409)]).toEqual([50, 4])
  // What it handed over to others, it founded all the same.
  await here.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update members set access = 'member' from accounts a where a.id = account_id and a.email = 'founder@weir.example'`
  })
  const refused = await found(54)
  expect([refused.status, await textOf(refused)]).toEqual([
    409,
    expect.stringContaining('fifty schools'),
  ])
})
