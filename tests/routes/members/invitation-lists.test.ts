import { expect, test } from 'vitest'
import { comersTo, to } from '../../support/comers'
import { fieldsShown } from '../../support/reading'
import { served } from '../../support/served'
import { demoEmail } from '../../support/visitor'

const here = served('skein_demo')
const { visitor, linkIn } = comersTo(() => here.server)
const list = '/s/harbor-ridge/invitations/list'
const people = '/s/harbor-ridge/people'
const as = (name: string) => visitor().signIn(demoEmail(name))
const textOf = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '')
const invited = async (mark: string) =>
  await here.sql<
    { email: string; name: string; position: string; access: string }[]
  >`select email, name, position, access from invitations where email like ${`%@${mark}.example`} order by email`
const fieldsIn = (page: string) => fieldsShown(page, 'multipart/form-data')

test('a list is shown before anything is sent, each row with its fault, and then the right rows are invited', async () => {
  const renata = await as('renata.osei')
  const rows = [
    'Fay Lund, fay@lock.example, teachers',
    'Tom Ek <tom@lock.example>, Para',
    'tom.okafor@harborridge.example, Tom Okafor, teacher',
    'Bad, bad.lock.example, teacher',
    'Wiz, wiz@lock.example, wizard',
    'Fay Again, FAY@lock.example, teacher',
    'See evil.example, see@lock.example, parent',
  ]
  const shown = await textOf(
    await renata.post(list, { list: rows.join('\n'), check: 'on', access: 'member' }),
  )
  expect(await invited('lock')).toEqual([])
  for (const said of [
    'Invite 2 people',
    '5 rows need a look',
    'Tom Okafor already belongs to the school',
    'write an e-mail address',
    '“wizard” is no position here',
    'twice in the list',
    'A name has no web address',
  ])
    expect(shown).toContain(said)

  const fields = fieldsIn(shown)
  expect(Object.keys(fields).length).toBeLessThan(20)
  const left = await textOf(
    await renata.post(list, { ...fields, 'corrected[2]': 'Wiz, wiz@lock.example, teacher' }),
  )
  expect(await invited('lock')).toEqual([
    { email: 'fay@lock.example', name: 'Fay Lund', position: 'teacher', access: 'member' },
    { email: 'tom@lock.example', name: 'Tom Ek', position: 'para-educator', access: 'member' },
  ])
  expect(left).toContain('2 people invited.')
  expect(left).toContain('Invite 1 person')
  const rest = {
    ...fieldsIn(left),
    'corrected[0]': '',
    'corrected[1]': '',
    'corrected[2]': '',
    'corrected[3]': '',
  }
  expect(to(await renata.post(list, rest))).toBe(people)
  expect(await invited('lock')).toHaveLength(3)
  expect(await linkIn('wiz@lock.example', 'join')).toMatch(/^\/join\//)
})

test('only what was shown is sent: rows that were changed are shown again', async () => {
  const renata = await as('renata.osei')
  const fields = fieldsIn(
    await textOf(
      await renata.post(list, { list: 'Ann, ann@sluice.example, teacher', check: 'on' }),
    ),
  )
  const again = await textOf(
    await renata.post(list, {
      ...fields,
      ready: `${fields.ready}\nBen, ben@sluice.example, teacher`,
    }),
  )
  expect(again).toContain('Invite 2 people')
  expect(await invited('sluice')).toEqual([])
  expect(to(await renata.post(list, fieldsIn(again)))).toBe(people)
  expect(to(await renata.post(list, fieldsIn(again)))).toBe(people)
  expect(to(await renata.post(list, { ...fieldsIn(again), 'form-key': '' }))).toBe(people)
  expect(await invited('sluice')).toHaveLength(2)
})

test.each([
  [
    'UTF-8 with its mark',
    new TextEncoder().encode('\uFEFFName;E-mail;Position\nZoë Ek;zoe@weir1.example;teacher\n'),
    'weir1',
  ],
  [
    'UTF-16',
    new Uint8Array(
      Buffer.from(
        '\uFEFFPosition\tE-mail\tName\r\nteacher\tzoe@weir2.example\tZoë Ek\r\n',
        'utf16le',
      ),
    ),
    'weir2',
  ],
  [
    'the old Western encoding',
    new Uint8Array(
      Buffer.from('Name,E-mail,Position\nZo\xeb Ek,zoe@weir3.example,teacher', 'latin1'),
    ),
    'weir3',
  ],
])('a CSV file is read as spreadsheets save it: %s', async (_, bytes, mark) => {
  const renata = await as('renata.osei')
  const body = new FormData()
  body.set('file', new File([bytes], 'people.csv', { type: 'text/csv' }))
  body.set('check', 'on')
  const answer = await fetch(new URL(list, here.server.url), {
    method: 'POST',
    body,
    headers: { Cookie: renata.cookie(), 'Sec-Fetch-Site': 'same-origin', Accept: 'text/html' },
  })
  const fields = fieldsIn(await textOf(answer))
  expect(fields.ready).toBe(`Zoë Ek,zoe@${mark}.example,teacher,member`)
})

test('a spreadsheet itself, or a picture, is no list, and its bytes are not read as people', async () => {
  const renata = await as('renata.osei')
  const body = new FormData()
  const zipped = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 10, 0xff, 13, 0x2c])
  body.set('file', new File([zipped], 'people.xlsx'))
  body.set('check', 'on')
  const answer = await fetch(new URL(list, here.server.url), {
    method: 'POST',
    body,
    headers: { Cookie: renata.cookie(), 'Sec-Fetch-Site': 'same-origin', Accept: 'text/html' },
  })
  expect(answer.status).toBe(409)
  expect(await textOf(answer)).toContain('please save the list as CSV')
})

test('a list without a position or an access takes the chosen ones, and nobody gives more than they have', async () => {
  const marcus = await as('marcus.whitfield')
  const shown = await textOf(
    await marcus.post(list, {
      list: 'Ann <ann@dam.example>\nBen, ben@dam.example, parents, owner',
      position: 'student',
      access: 'guest',
      check: 'on',
    }),
  )
  expect(fieldsIn(shown).ready).toBe('Ann,ann@dam.example,student,guest')
  expect(shown).toContain('You can give your own access or a lesser one')
  expect(
    await textOf(await marcus.post(list, { list: 'Ann <ann@dam.example>', check: 'on' })),
  ).toContain('The position is missing.')
})

test('who may not invite learns from a list neither who is a member nor who is invited', async () => {
  const denise = await as('denise.abara')
  const answer = await denise.post(list, {
    list: 'tom.okafor@harborridge.example, T O, teacher',
    check: 'on',
  })
  expect([answer.status, (await textOf(answer)).includes('Tom Okafor')]).toEqual([403, false])
})

test('a long list sends few fields, and each of its rows comes back', async () => {
  await here.sql`update schools set created_at = skein_now() - interval '30 days'`
  const renata = await as('renata.osei')
  const rows = Array.from(
    { length: 500 },
    (_, n) => `Person, p${n}@mill.example, ${n % 2 ? 'teacher' : 'nothing'}`,
  )
  const shown = await textOf(await renata.post(list, { list: rows.join('\n'), check: 'on' }))
  const fields = fieldsIn(shown)
  expect(shown).toContain('Invite 250 people')
  expect(Object.keys(fields).length).toBeLessThan(60)
  expect(
    Object.entries(fields)
      .filter(([name]) => /ready|others|corrected/.test(name))
      .flatMap(([, text]) => text.split('\n')),
  ).toHaveLength(500)
})

test('a list of too many rows is refused beside it before a row is looked at, and comes back', async () => {
  const renata = await as('renata.osei')
  for (const rows of ['a\n'.repeat(2_001), 'Fay <fay@lock.example>, '.repeat(2_001)]) {
    const refused = await renata.post(list, { list: rows, check: 'on' })
    const page = await textOf(refused)
    expect([refused.status, page.includes('at most 2,000 rows')]).toEqual([409, true])
    expect(page).toContain(
      rows.trim().slice(0, 100).replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
  }
})

test('people shows administrators who is invited, by whom and since when, and nobody else', async () => {
  const [renata, denise] = [await as('renata.osei'), await as('denise.abara')]
  await renata.post('/s/harbor-ridge/invitations/new', {
    name: 'Pia Pending',
    email: 'pia@quay.example',
    position: 'teacher',
    access: 'member',
  })
  await renata.post('/s/harbor-ridge/invitations/new', {
    name: 'Ove Over',
    email: 'ove@quay.example',
    position: 'teacher',
    access: 'guest',
  })
  await here.sql`update invitations set expires_at = skein_now() - interval '6 days' where email = 'ove@quay.example'`
  const seen = await textOf(await renata.get(people))
  expect(seen).toMatch(/Invited, not here yet · \d+/)
  expect(seen).toMatch(/Pia Pending.*invited <time[^>]*>.*?<\/time> by Renata Osei/s)
  expect(seen).toMatch(/Ove Over.*The link expired <time/s)
  expect(await textOf(await (await as('marcus.whitfield')).get(people))).toContain('Pia Pending')
  await here.sql`update members set access = 'guest' where initials = 'FS'`
  for (const one of [denise, await as('zoe.m'), await as('farah.siddiqui')])
    expect(await textOf(await one.get(people))).not.toMatch(/Pia Pending|pia@quay|not here yet/)
})

test('what a stranger is mailed holds no name that leads elsewhere, even one that was kept before the rule', async () => {
  const renata = await as('renata.osei')
  await here.sql`update members set name = 'Your mailbox is full, sign in at evil.example' where initials = 'RO'`
  await renata.post('/s/harbor-ridge/invitations/new', {
    name: 'Sam Stranger',
    email: 'sam@reef.example',
    position: 'teacher',
    access: 'member',
  })
  await linkIn('sam@reef.example', 'join')
  const letter =
    (await textOf(await visitor().get('/mail')))
      .split('<article>')
      .find((one) => one.includes('sam@reef.example')) ?? ''
  expect(letter).toContain('A colleague invites you to Harbor Ridge Middle School')
  expect(letter).not.toContain('evil')
})
