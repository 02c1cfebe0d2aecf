import { expect, test } from 'vitest'
import { ledTo, edited } from '../../support/reading'
import { putUp } from '../../support/put-up'
import { served } from '../../support/served'

const here = served('skein_demo')

const school = '/s/harbor-ridge'
const memberId = async (initials: string) =>
  (await here.sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ??
  ''
const callOn = async (number: number) =>
  (
    await here.sql<
      { id: string }[]
    >`select c.id from calls c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) where i.number = ${number} and closed_at is null`
  )[0]?.id ?? ''
const offerOf = async (initials: string, number: number) =>
  (
    await here.sql<
      { id: string }[]
    >`select o.id from offers o join members m on (m.school_id, m.id) = (o.school_id, o.member_id) join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where m.initials = ${initials} and i.number = ${number} order by offered_at desc`
  )[0]?.id ?? ''
const textOf = async (answer: Promise<Response>) => (await answer).text()
const place = (number: number) => `${school}/initiatives/${number}`

test('a call is opened, answered by a pair and by another, chosen for with a reason, and everyone hears, without JavaScript', async () => {
  const [renata, mateo, ike, jess] = await Promise.all([
    here.as('renata.osei'),
    here.as('mateo.r'),
    here.as('ike.palmer'),
    here.as('jess.lindqvist'),
  ])
  const number = await putUp(renata, { title: 'Quiet corridors', sponsor: await here.idOf('RO') })
  const form = {
    role: 'lead',
    startsOn: '2026-03-16',
    endsOn: '2026-05-29',
    hours: 'Two a week',
    recompense: 'A study hall',
    skills: 'Patience',
    support: 'Cover',
    audience: 'some',
    asked: [await memberId('MR'), await memberId('JL')],
  }
  expect((await renata.post(`${place(number)}/call`, form)).status).toBe(303)
  const call = await callOn(number)
  const again = await textOf(renata.get(`${place(number)}/call`))
  expect(again).toContain(`${place(number)}#call-${call}`)
  expect(
    [...again.matchAll(/<input[^>]*name="role"[^>]*>/g)]
      .filter(([input]) => input.includes('checked'))
      .map(([input]) => /value="([^"]+)"/.exec(input)?.[1]),
  ).toEqual(['co-lead'])

  const home = await textOf(mateo.get(school))
  expect(home).toContain('asks: would you')
  expect(home).toContain(`${place(number)}/offer?call=${call}`)
  const asked = await textOf(mateo.get(`${place(number)}/offer?call=${call}`))
  for (const said of ['Two a week', 'A study hall', 'Patience', 'Cover', 'Monday, March 16, 2026'])
    expect(asked).toContain(said)
  expect(
    (
      await mateo.post(`${place(number)}/offer`, {
        call,
        readiness: 'ready with support',
        note: 'With Ike.',
        withMember: await memberId('IP'),
      })
    ).status,
  ).toBe(303)
  expect((await jess.post(`${place(number)}/offer`, { call, readiness: 'ready' })).status).toBe(303)

  const pair = await offerOf('MR', number)
  expect(await textOf(ike.get(school))).toContain('together with you')
  const joining = await textOf(ike.get(`${place(number)}/accept?pair=${pair}`))
  expect(joining).toContain('Offer together with Mateo R.')
  expect(joining).toContain('With Ike.')
  expect((await ike.post(`${place(number)}/accept`, { pair })).status).toBe(303)

  const short = await renata.get(`${place(number)}/choose`)
  expect([short.status, ledTo(short)]).toEqual([303, `${place(number)}/choose?call=${call}`])
  const choosing = await textOf(renata.get(`${place(number)}/choose?call=${call}`))
  for (const said of [
    'Mateo R.',
    'together with Ike Palmer',
    'Jess Lindqvist',
    'Makes people laugh and then talk.',
    'To speak in a large group.',
    'ready with support',
    'offered on March 2',
  ])
    expect(choosing, said).toContain(said)
  expect(
    (
      await renata.post(`${place(number)}/choose?call=${call}`, {
        call,
        offer: pair,
        reason: 'A student and an adult together.',
        thanks: 'Thank you, truly.',
      })
    ).status,
  ).toBe(303)

  expect(await textOf(jess.get(school))).toContain('thanks you for offering: Thank you, truly.')
  expect(await textOf(mateo.get(school))).toContain(
    'said yes to your offer: A student and an adult together.',
  )
  const planned =
    await here.sql`select m.initials, t.seat from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) where i.number = ${number} and t.role = 'lead' order by seat`
  expect(planned.map(({ initials, seat }) => [initials, seat])).toEqual([
    ['MR', 1],
    ['IP', 2],
  ])
  expect(await textOf(renata.get(`${place(number)}/choose?call=${call}`))).toContain(
    'This call is closed',
  )
  expect(await textOf(renata.get(`${place(number)}/close-call?call=${call}`))).toContain(
    'This call is closed already.',
  )
})

test('an offer in confidence is in the caller’s pages and in nobody else’s, administrators included', async () => {
  const [zoe, renata, lena, priya, denise] = await Promise.all([
    here.as('zoe.m'),
    here.as('renata.osei'),
    here.as('lena.brandvold'),
    here.as('priya.natarajan'),
    here.as('denise.abara'),
  ])
  expect(
    (
      await zoe.post(`${place(1)}/call`, {
        role: 'co-lead',
        startsOn: '2026-03-02',
        audience: 'all',
      })
    ).status,
  ).toBe(303)
  const call = await callOn(1)
  expect(
    (
      await denise.post(`${place(1)}/offer`, {
        call,
        readiness: 'ready',
        note: 'Between the two of us',
        isPrivate: 'on',
      })
    ).status,
  ).toBe(303)
  const offer = await offerOf('DA', 1)

  const pages = [
    school,
    place(1),
    `${school}/needs-a-lead`,
    `${school}/board`,
    `${school}/contributions`,
    `${school}/people/${await memberId('DA')}`,
    `${place(1)}/accept?offer=${offer}`,
    `${place(1)}/choose?call=${call}`,
    `${place(1)}/choose`,
  ]
  for (const other of [renata, lena, priya]) {
    for (const page of pages) {
      const shown = await textOf(other.get(page))
      expect(shown, page).not.toContain('Between the two of us')
      expect(shown, page).not.toContain(`"${offer}"`)
    }
    expect((await other.get(`${place(1)}/accept?offer=${offer}`)).status).toBe(404)
    expect((await other.post(`${place(1)}/decline`, { offer })).status).toBe(404)
  }
  for (const page of [place(1), `${place(1)}/choose?call=${call}`])
    expect(await textOf(zoe.get(page)), page).toContain('Between the two of us')
  expect(await textOf(denise.get(place(1)))).toContain('in confidence')
  expect(await textOf(renata.get(`${school}/contributions`))).not.toContain(
    'Offered to co-lead One device per student',
  )
  expect((await renata.get(`${place(1)}/choose?call=${call}`)).status).toBe(403)
})

test('a choice without a line is asked for one, kindly, and what was typed stays', async () => {
  const renata = await here.as('renata.osei')
  const call = await callOn(8)
  const answer = await renata.post(`${place(8)}/choose?call=${call}`, {
    call,
    offer: await offerOf('MR', 8),
    reason: '',
    thanks: 'Ray, thank you for stepping aside.',
  })
  const shown = await answer.text()
  expect(answer.status).toBe(409)
  expect(shown).toContain('Ray Tibbets would be suggested first. That is only a suggestion')
  expect(shown).toContain('Ray, thank you for stepping aside.')

  const none = await renata.post(`${place(8)}/choose?call=${call}`, {
    call,
    reason: 'x',
    thanks: 'x',
  })
  expect([none.status, (await none.text()).includes('Please choose one of the offers.')]).toEqual([
    422,
    true,
  ])
})

test('a call to some without a name, and one that ends before it begins, are asked for it beside the field', async () => {
  const renata = await here.as('renata.osei')
  const answer = await renata.post(`${place(5)}/call`, {
    role: 'lead',
    startsOn: '2026-04-06',
    endsOn: '2026-04-01',
    audience: 'some',
    hours: 'Half an hour',
  })
  const shown = await answer.text()
  expect(answer.status).toBe(422)
  for (const said of ['Please tick whom you ask.', 'It ends after it begins.', 'Half an hour'])
    expect(shown).toContain(said)
})

test('someone is asked by name, reads what is asked before answering, and says no as easily as yes', async () => {
  const [renata, sam] = await Promise.all([here.as('renata.osei'), here.as('sam.kowalczyk')])
  const number = await putUp(renata, { title: 'Warm welcomes', sponsor: await here.idOf('RO') })
  expect(await textOf(renata.get(`${place(number)}/ask`))).toContain(
    'Sam Kowalczyk (not asked yet)',
  )
  expect(
    (
      await renata.post(`${place(number)}/ask`, {
        to: await memberId('SK'),
        role: 'lead',
        note: 'Three languages at the door.',
      })
    ).status,
  ).toBe(303)
  const [ask] = await here.sql<
    { id: string }[]
  >`select id from asks where answer is null and member_id = ${await memberId('SK')}`

  const home = await textOf(sam.get(school))
  for (const noun of ['accept', 'decline'])
    expect(home).toContain(`${place(number)}/${noun}?ask=${ask?.id}`)
  for (const noun of ['accept', 'decline'])
    expect(await textOf(sam.get(`${place(number)}/${noun}?ask=${ask?.id}`))).toContain(
      'Three languages at the door.',
    )
  expect(
    (
      await sam.post(`${place(number)}/decline`, {
        ask: ask?.id ?? '',
        reason: 'In autumn, gladly.',
      })
    ).status,
  ).toBe(303)
  expect(await textOf(renata.get(school))).toContain(
    'Sam Kowalczyk cannot this time: In autumn, gladly.',
  )
})

test('who accepts or declines a hand-over or an offer sees whose it is and what it says', async () => {
  const [luis, priya, renata] = await Promise.all([
    here.as('luis.ortega'),
    here.as('priya.natarajan'),
    here.as('renata.osei'),
  ])
  await edited(luis, `${place(2)}/hand-over`, {
    to: await memberId('PN'),
    stands: 'Four rooms run by themselves.',
    next: 'Grade 7.',
    wish: 'Ask Hannah first.',
    choiceReason: 'She began it.',
  })
  const [given] = await here.sql<
    { id: string }[]
  >`select id from hand_overs where answer is null and to_member_id = ${await memberId('PN')}`
  for (const noun of ['accept', 'decline']) {
    const shown = await textOf(priya.get(`${place(2)}/${noun}?handOver=${given?.id}`))
    for (const said of [
      'Luis Ortega',
      'Four rooms run by themselves.',
      'Grade 7.',
      'Ask Hannah first.',
    ])
      expect(shown, `${noun} ${said}`).toContain(said)
  }
  const accept = `${place(2)}/accept?handOver=${given?.id}`
  for (const [dueOn, said] of [
    ['2026-03-02', 'you lead from now on'],
    ['2026-03-09', 'until then nothing changes'],
  ] as const) {
    await here.sql`update hand_overs set due_on = ${dueOn} where id = ${given?.id ?? ''}`
    expect(await textOf(priya.get(accept)), dueOn).toContain(said)
  }
  await here.sql`update hand_overs set due_on = null where id = ${given?.id ?? ''}`
  const offer = await offerOf('NE', 5)
  expect(await textOf(renata.get(school))).toMatch(
    new RegExp(`Ngozi Eze offers to lead: shadow first</p>.*?<a[^>]*href="${place(5)}/choose"`),
  )
  expect(await textOf(renata.get(`${place(5)}/accept?offer=${offer}`))).toContain(
    'I would like to lead an evening myself one day.',
  )
  const thanks = await textOf(renata.get(`${place(5)}/decline?offer=${offer}`))
  expect(thanks).toContain('Thank Ngozi Eze for offering')
  expect(
    thanks.slice(thanks.indexOf('<main'), thanks.indexOf('</main>')).replaceAll(/<[^>]*>/g, ' '),
  ).not.toMatch(/declin|reject/i)
  for (const bad of ['nonsense', '00000000-0000-7000-8000-000000000000'])
    expect((await renata.get(`${place(5)}/accept?offer=${bad}`)).status, bad).toBe(404)
})
