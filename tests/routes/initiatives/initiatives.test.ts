import { expect, test } from 'vitest'
import { actForms } from '../../../app/forms/initiatives'
import { ledTo, edited } from '../../support/reading'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'

const here = served('skein_demo')

const school = '/s/harbor-ridge'

test('an initiative is put up with the next number, edited, led, updated, handed over and left, without JavaScript', async () => {
  const [tom, priya] = [await here.as('tom.okafor'), await here.as('priya.natarajan')]
  const said = {
    title: 'Quiet mornings',
    purpose: 'Calm starts.',
    challenge: 'adaptive',
    learningQuestion: 'What calms?',
    voicesAffected: 'Students',
    noGoalBecause: 'It is a trial.',
  }

  const putUp = await tom.post(`${school}/initiatives/new`, said)
  const place = ledTo(putUp)
  expect(place).toBe(`${school}/initiatives/11`)
  expect((await tom.post(`${place}/take-lead`, { cameAbout: 'chosen' })).status).toBe(303)
  expect((await edited(tom, `${place}/edit`, { ...said, title: 'Quieter mornings' })).status).toBe(
    303,
  )
  expect(
    (
      await tom.post(`${place}/update`, {
        health: 'at risk',
        body: '**Slow** <script>alert(1)</script>',
      })
    ).status,
  ).toBe(303)
  const [{ id: to } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from members where initials = 'PN'`
  expect(
    (await edited(tom, `${place}/hand-over`, { to, stands: 'Half.', next: 'Half.' })).status,
  ).toBe(303)

  const shown = await (await priya.get(place)).text()
  expect(shown).toContain('Quieter mornings')
  expect(shown).toContain('<strong>Slow</strong>')
  expect(shown).not.toContain('<script>alert')
  const [{ id: handOver } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from hand_overs where answer is null and to_member_id = ${to}`
  expect(await (await priya.get(`${place}/accept?handOver=${handOver}`)).text()).toContain(handOver)
  expect((await priya.post(`${place}/accept`, { handOver })).status).toBe(303)
  expect((await tom.post(`${place}/leave`)).status).toBe(303)
})

test('every act of an initiative shows its page, or says why not, and an unknown act is not there', async () => {
  const renata = await here.as('renata.osei')
  const answered: Record<number, string[]> = {}
  for (const noun of Object.keys(actForms).toSorted()) {
    const { status } = await renata.get(`${school}/initiatives/5/${noun}`)
    answered[status] = [...(answered[status] ?? []), noun]
  }
  // What is about one thing is not there without it.
  expect(Object.entries(answered).map(([status, nouns]) => `${status} ${nouns.join(' ')}`)).toEqual(
    [
      '200 accept add-action ask call close-call co-lead decline edit extend follow hand-over learn offer plan raise-barrier shadow stand-in swap update',
      '403 settle-reset stance',
      '404 agree bring-barrier clear-barrier correction disagree drop-action edit-learned finish-action reopen-action reset',
      '409 leave sponsor step-back take-lead',
    ],
  )
  for (const place of ['5/constructor', '5/nothing', '999', 'abc', '999/follow'])
    expect((await renata.get(`${school}/initiatives/${place}`)).status, place).toBe(404)
})

test('a page that cannot be shown leaves the ways back open: to what was acted on, to its room, and Home', async () => {
  const jess = await here.as('jess.lindqvist')
  const waysFrom = async (place: string, status: number) => {
    const answer = await jess.get(`${school}/${place}`)
    expect(answer.status, place).toBe(status)
    return [
      ...(
        /<section class="trouble">(.*?)<\/section>/s.exec(await answer.text())?.[1] ?? ''
      ).matchAll(/href="([^"]+)"/g),
    ].map(([, href]) => href)
  }
  expect(await waysFrom('initiatives/1/take-lead', 409)).toEqual([
    `${school}/initiatives/1`,
    `${school}/board`,
    school,
  ])
  expect(await waysFrom('initiatives/999/follow', 404)).toEqual([`${school}/board`, school])
  expect(await waysFrom('decisions/999', 404)).toEqual([`${school}/decisions`, school])
  expect(await waysFrom('nothing/at/all', 404)).toEqual([`${school}/board`, school])
})

test('the one who comes back to an act that is done reads what has happened, or why it is not theirs, with the way to the initiative', async () => {
  const [jess, priya, luis] = [
    await here.as('jess.lindqvist'),
    await here.as('priya.natarajan'),
    await here.as('luis.ortega'),
  ]
  const told = async (who: Visitor, place: string) => {
    const answer = await who.get(`${school}/initiatives/${place}`)
    return [answer.status, /<h1[^>]*>[^<]*<\/h1><p>([^<]*)<\/p>/.exec(await answer.text())?.[1]]
  }
  expect(await told(jess, '1/take-lead')).toEqual([409, 'You lead this already.'])
  expect(await told(jess, '1/swap')).toEqual([
    409,
    expect.stringContaining('You have no coming turn in the lead here'),
  ])
  expect(await told(priya, '2/hand-over')).toEqual([
    403,
    'You do not lead this now. The lead is handed over by the one who leads, or by an administrator.',
  ])
  expect(await told(priya, '1/step-back')).toEqual([
    409,
    'You do not lead this now, so there is nothing to step back from.',
  ])

  const [{ id: to } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from members where initials = 'PN'`
  const place = `${school}/initiatives/2`
  expect(
    (
      await edited(luis, `${place}/hand-over`, {
        to,
        stands: 'Half.',
        next: 'Half.',
        choiceReason: 'She began it.',
      })
    ).status,
  ).toBe(303)
  expect(await told(luis, '2/hand-over')).toEqual([
    409,
    expect.stringContaining(
      'Priya Natarajan has been asked to take over, and has not answered yet.',
    ),
  ])
  // Where somebody is asked already, the page offers to take that back.
  const shown = await (await luis.get(place)).text()
  expect(shown).toMatch(/decline\?handOver=[^"]+">Withdraw what Priya Natarajan is asked</)
  expect(shown).not.toContain(`href="${place}/hand-over"`)
  const [{ id: handOver } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from hand_overs where answer is null and to_member_id = ${to}`
  expect((await priya.post(`${place}/decline`, { handOver })).status).toBe(303)
  for (const noun of ['accept', 'decline'])
    expect(await told(priya, `2/${noun}?handOver=${handOver}`)).toEqual([
      409,
      'This has been answered already: with a no for now.',
    ])
})

test('adaptive work without its question is asked for it, and nothing typed is lost', async () => {
  const tom = await here.as('tom.okafor')
  const answer = await tom.post(`${school}/initiatives/new`, {
    title: 'Half said',
    purpose: 'To see.',
    challenge: 'adaptive',
  })
  const shown = await answer.text()
  expect(answer.status).toBe(422)
  expect(shown).toContain('What do you need to learn?')
  expect(shown).toContain('Half said')
})

test('an update is corrected by a plain form, and the page keeps what stood before', async () => {
  const [jess, priya] = [await here.as('jess.lindqvist'), await here.as('priya.natarajan')]
  const page = await (await jess.get(`${school}/initiatives/1`)).text()
  const [, address = ''] = /href="([^"]+correction\?update=[^"]+)"/.exec(page) ?? []
  const update = new URLSearchParams(address.split('?')[1]).get('update') ?? ''
  expect(await (await jess.get(address)).text()).toContain('Broken-device days are at 4 %')
  expect((await priya.get(address)).status).toBe(403)
  expect((await jess.get(`${school}/initiatives/2/correction?update=${update}`)).status).toBe(404)
  expect(
    (
      await edited(jess, address, {
        update,
        health: 'on track',
        body: 'Broken-device days are at 5 %.',
      })
    ).status,
  ).toBe(303)

  const shown = await (await priya.get(`${school}/initiatives/1`)).text()
  expect(shown).toMatch(/5 %[\s\S]*read what it said before[\s\S]*at 4 %/)
  expect(shown).not.toContain('correction?update')
})

test('a learning question is answered on the page, and the answer edited by who wrote it', async () => {
  const [hannah, tom] = [await here.as('hannah.weiss'), await here.as('tom.okafor')]
  expect(
    (await hannah.post(`${school}/initiatives/3/learn`, { text: 'Silence is not repair.' })).status,
  ).toBe(303)
  expect(await (await tom.get(`${school}/initiatives/3`)).text()).toContain(
    'Silence is not repair.',
  )
  expect(await (await tom.get(`${school}/initiatives/3`)).text()).not.toContain(
    'edit-learned?which',
  )
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from learning_answers where body like 'Silence%'`
  const place = `${school}/initiatives/3/edit-learned?which=${id}`
  expect((await tom.post(place, { which: id, text: 'Mine.' })).status).toBe(403)
  expect(
    await (await hannah.get(`${school}/initiatives/3/edit-learned?which=${id}`)).text(),
  ).toContain('Silence is not repair.')
  expect((await edited(hannah, place, { text: 'Silence alone repairs nothing.' })).status).toBe(303)
  expect(await (await tom.get(`${school}/initiatives/3`)).text()).toContain(
    'Silence alone repairs nothing.',
  )
})

test('an initiative without a goal says so, and those who may edit it are led to name one or say why none', async () => {
  await here.sql`update initiatives set sip_goal_id = null where number = 2`
  await here.sql`update school_versions set version = version + 1`
  const [renata, tom] = [await here.as('renata.osei'), await here.as('tom.okafor')]
  const shownTo = async (who: Visitor) =>
    (await (await who.get(`${school}/initiatives/2`)).text()).replaceAll('<!-- -->', '')
  expect(await shownTo(renata)).toMatch(/no goal named yet · <a[^>]*>name it/)
  expect(await shownTo(tom)).toContain('no goal named yet</dd>')

  const said = {
    title: 'Station-rotation pilot',
    purpose: 'Small groups.',
    challenge: 'adaptive',
    learningQuestion: 'What do we stop?',
    voicesAffected: 'Students',
  }
  const half = await edited(renata, `${school}/initiatives/2/edit`, said)
  expect([half.status, await half.text()]).toEqual([
    422,
    expect.stringContaining('or write below why it serves none'),
  ])
  expect(
    (
      await edited(renata, `${school}/initiatives/2/edit`, {
        ...said,
        noGoalBecause: 'It began before the plan.',
      })
    ).status,
  ).toBe(303)
  expect(await shownTo(tom)).toContain('None: It began before the plan.')
})

test('stopping is confirmed where the lesson can be read, and the lesson stands there once', async () => {
  const renata = await here.as('renata.osei')
  const lesson = 'Ask the room before the plan.'
  const stopped = await renata.post(`${school}/initiatives/9/move`, {
    read: 'pilot',
    stage: 'stopped',
    reason: lesson,
  })
  expect(ledTo(stopped)).toBe(`${school}/initiatives/9`)
  const page = await (await renata.get(stopped.headers.get('Location') ?? '')).text()
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
  expect(main).toMatch(/role="status"[^>]*><p[^>]*>It is stopped\./)
  expect(main.split(`<p class="lesson__said">${lesson}</p>`)).toHaveLength(2)
  expect(main).not.toContain('<dt>Lesson</dt>')
  expect(main).toContain(`href="${school}/initiatives/9/move">Begin it again<`)
  const again = await (await renata.get(`${school}/initiatives/9/move`)).text()
  expect(again).toContain('It begins again without a lead.')
  expect(main).not.toMatch(/button--primary|Write an update/)
  const late = await renata.post(`${school}/initiatives/9/update`, {
    health: 'on track',
    body: 'More.',
  })
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('has stopped')])
  expect(
    ledTo(await renata.post(`${school}/initiatives/4/move`, { read: 'extend', stage: 'embed' })),
  ).toBe(`${school}/board`)
})

test('a hand-over names whose lead it is, keeps the notes or asks as its buttons say, and says all that is missing at once', async () => {
  const [renata, zoe] = [
    await here.as('renata.osei'),
    (await here.sql<{ id: string }[]>`select id from members where initials = 'ZM'`)[0]?.id ?? '',
  ]
  const place = `${school}/initiatives/1/hand-over`
  const form = await (await renata.get(`${place}?from=${zoe}`)).text()
  for (const said of [
    'Hand over the lead of Zoe M.',
    'How long they shadow Zoe M. first',
    'How long Zoe M. stays with them afterwards',
    'Hand over the lead of Jess Lindqvist instead',
    '>Ask them<',
    '>Keep the notes<',
  ])
    expect(form).toContain(said)
  expect(form).not.toMatch(/shadow me|my notes|I wish|A reflection/)
  for (const other of [
    'nobody',
    (await here.sql<{ id: string }[]>`select gen_random_uuid() as id`)[0]?.id,
  ])
    expect((await renata.get(`${place}?from=${other}`)).status).toBe(404)

  const [{ id: to } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from members where initials = 'TO'`
  const refused = await (
    await edited(renata, `${place}?from=${zoe}`, { from: zoe, to, wish: 'Ask the children.' })
  ).text()
  for (const said of [
    'Please say where it stands',
    'Please say what comes next',
    'please say why in one line',
    'Ask the children.',
  ])
    expect(refused).toContain(said)
  expect(
    (
      await edited(renata, `${place}?from=${zoe}`, {
        from: zoe,
        to,
        wish: 'Ask the children.',
        keep: 'on',
      })
    ).status,
  ).toBe(303)
  expect([
    ...(await here.sql`
      select wish, to_member_id, offered_at from hand_overs h join turns t on t.id = h.turn_id
      where t.member_id = ${zoe} and h.answer is null`),
  ]).toEqual([{ wish: 'Ask the children.', to_member_id: null, offered_at: null }])
  expect(await (await renata.get(`${place}?from=${zoe}`)).text()).toContain('Ask the children.')
})
