import { expect, test } from 'vitest'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'
import { ledTo } from '../../support/reading'

const here = served('skein_demo')

const school = '/s/harbor-ridge'
// React marks the seams between pieces of text with empty comments.
const textOf = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '')
const idOf = async (initials: string) =>
  (await here.sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ??
  ''
const updateOf = async (number: number, initials: string) =>
  (
    await here.sql<
      { id: string }[]
    >`select u.id from updates u join initiatives i on (i.school_id, i.id) = (u.school_id, u.initiative_id) join members m on (m.school_id, m.id) = (u.school_id, u.written_by) where i.number = ${number} and m.initials = ${initials} order by u.written_at desc`
  )[0]?.id ?? ''

test('an update is answered by a plain form that says what the four mean, asks why, and loses nothing typed', async () => {
  const gwen = await here.as('gwen.hollis')
  const update = await updateOf(5, 'MT')
  const form = await textOf(await gwen.get(`${school}/initiatives/5/stance?update=${update}`))
  for (const said of [
    'The January evening fell',
    'we can do more than this',
    'Take a step back',
    'This way does not lead there',
  ])
    expect(form, said).toContain(said)

  const unsaid = await gwen.post(`${school}/initiatives/5/stance?update=${update}`, {
    update,
    stance: 'back up',
    reason: ' ',
  })
  expect(unsaid.status).toBe(422)
  const asked = await unsaid.text()
  expect(asked).toContain('Please say why')
  expect(asked).toMatch(/checked=""[^>]*value="back up"/)
  expect(
    (
      await gwen.post(`${school}/initiatives/5/stance?update=${update}`, {
        update,
        stance: 'back up',
        reason: 'One evening a term is enough.',
      })
    ).status,
  ).toBe(303)

  expect(await textOf(await (await here.as('mei.ling.tran')).get(school))).toContain(
    'Gwen Hollis answered your update: slow down',
  )
  const shown = await textOf(await (await here.as('sam.kowalczyk')).get(`${school}/initiatives/5`))
  expect(shown).toContain('One evening a term is enough.')
  expect(shown).not.toContain('Answer this update')
})

test('the writer of an update is not asked to answer it, and an act about nothing is not there', async () => {
  const [mei, update] = [await here.as('mei.ling.tran'), await updateOf(5, 'MT')]
  expect(await textOf(await mei.get(`${school}/initiatives/5`))).not.toContain(
    `stance?update=${update}`,
  )
  expect((await mei.get(`${school}/initiatives/5/stance?update=${update}`)).status).toBe(403)
  for (const place of [
    'stance',
    'stance?update=x',
    'finish-action?which=x',
    'clear-barrier',
    'reset',
  ])
    expect((await mei.get(`${school}/initiatives/5/${place}`)).status, place).toBe(404)
})

test('a change of direction waits on the Home of the leads and the sponsor, is filled in, settled, and then stands with who and when', async () => {
  const [farah, mei, lena, joel] = (await Promise.all(
    ['farah.siddiqui', 'mei.ling.tran', 'lena.brandvold', 'joel.carver'].map(here.as),
  )) as [Visitor, Visitor, Visitor, Visitor]
  const update = await updateOf(5, 'MT')
  await farah.post(`${school}/initiatives/5/stance?update=${update}`, {
    update,
    stance: 'change direction',
    reason: 'Families want to be visited.',
  })
  for (const who of [mei, lena])
    expect(await textOf(await who.get(school))).toContain(
      'Farah Siddiqui calls for a change of direction',
    )
  expect(await textOf(await joel.get(school))).not.toContain('calls for a change of direction')

  expect(
    (await mei.post(`${school}/initiatives/5/settle-reset`, { outcome: 'changed' })).status,
  ).toBe(409)
  expect(
    (await farah.post(`${school}/initiatives/5/settle-reset`, { outcome: 'changed' })).status,
  ).toBe(403)
  const words = {
    oldWay: 'Evenings.',
    evidence: 'Half came.',
    newWay: 'Visits.',
    dropped: 'The May evening.',
  }
  expect((await farah.post(`${school}/initiatives/5/reset`, words)).status).toBe(303)
  expect(
    (await mei.post(`${school}/initiatives/5/settle-reset`, { outcome: 'changed' })).status,
  ).toBe(303)
  const again = await mei.get(`${school}/initiatives/5/settle-reset`)
  expect([again.status, await again.text()]).toEqual([
    409,
    expect.stringContaining('This change of direction has been settled: we go the new way.'),
  ])

  const shown = await textOf(await joel.get(`${school}/initiatives/5`))
  for (const said of [
    'Farah Siddiqui called for it',
    'settled by Mei-Ling Tran',
    'The May evening.',
  ])
    expect(shown, said).toContain(said)
  expect(await textOf(await lena.get(school))).not.toContain('calls for a change of direction')
})

test('of two who wrote on a reset at once, the second sees their own words still there, and what to do', async () => {
  const [tom, dario] = [await here.as('tom.okafor'), await here.as('dario.fuentes')]
  const place = `${school}/initiatives/7/reset`
  const seen = /name="seen" value="([^"]+)"/.exec(await textOf(await dario.get(place)))?.[1] ?? ''
  expect(
    (await tom.post(place, { seen, oldWay: 'Five pages.', dropped: 'Four of them.' })).status,
  ).toBe(303)
  const refused = await dario.post(place, { seen, oldWay: 'Many pages.', dropped: 'Most of them.' })
  const shown = await textOf(refused)
  expect(refused.status).toBe(409)
  expect(shown).toContain('Someone else wrote here while you did')
  expect(shown).toContain('Most of them.')
  const seenNow = /name="seen" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  expect(
    (await dario.post(place, { seen: seenNow, oldWay: 'Five pages.', dropped: 'Most of them.' }))
      .status,
  ).toBe(303)
})

test('an action is added, waits on its owner’s Home, and one press there says that it is done', async () => {
  const [luis, hannah] = [await here.as('luis.ortega'), await here.as('hannah.weiss')]
  expect(
    (
      await luis.post(`${school}/initiatives/2/add-action`, {
        text: 'Order the tables',
        owner: await idOf('HW'),
        dueOn: '2026-03-20',
      })
    ).status,
  ).toBe(303)
  const home = await textOf(await hannah.get(school))
  expect(home).toContain('Order the tables')
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from actions where text = 'Order the tables'`
  const done = await hannah.post(`${school}/initiatives/2/finish-action?which=${id}`, {
    which: id,
    home: 'on',
  })
  expect([done.status, ledTo(done)]).toEqual([303, school])
  expect(await textOf(await hannah.get(school))).toContain('<s>Order the tables</s>')
  const again = await hannah.post(`${school}/initiatives/2/finish-action?which=${id}`, {
    which: id,
  })
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('This action was done already.')
})

test('a barrier is raised by anyone, waits on the Home of the sponsor, and is cleared with a line', async () => {
  const [sam, renata] = [await here.as('sam.kowalczyk'), await here.as('renata.osei')]
  expect(
    (
      await sam.post(`${school}/initiatives/3/raise-barrier`, {
        text: 'The circle room is booked on Fridays',
        to: '',
      })
    ).status,
  ).toBe(303)
  expect(await textOf(await renata.get(school))).toContain('The circle room is booked on Fridays')
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from barriers where text like 'The circle room%'`
  expect(
    (
      await renata.post(`${school}/initiatives/3/clear-barrier?which=${id}`, {
        which: id,
        line: '',
      })
    ).status,
  ).toBe(422)
  expect(
    (
      await renata.post(`${school}/initiatives/3/clear-barrier?which=${id}`, {
        which: id,
        line: 'The library takes the other booking.',
      })
    ).status,
  ).toBe(303)
  expect(await textOf(await sam.get(`${school}/initiatives/3`))).toContain(
    'The library takes the other booking.',
  )
})

test('where someone is chosen their own words stand beside the name, and a student’s says which adult is beside them', async () => {
  const form = await textOf(
    await (await here.as('mateo.r')).get(`${school}/initiatives/3/add-action`),
  )
  for (const said of [
    'Strengths: Notices who is missing.',
    'Growth edges: To lead without doing it all.',
    'leads this',
    'Adult ally: Jess Lindqvist.',
    'Someone else (',
  ])
    expect(form, said).toContain(said)
})

test('one’s own path has the private reflections and the days, another’s neither, and both say what it is not for', async () => {
  const [priya, renata] = [await here.as('priya.natarajan'), await here.as('renata.osei')]
  const place = `${school}/people/${await idOf('PN')}/path`
  const [mine, theirs] = [
    await textOf(await priya.get(place)),
    await textOf(await renata.get(place)),
  ]
  for (const shown of [mine, theirs])
    for (const said of ['Not for appraisal', 'it was enough to begin', 'First to follow'])
      expect(shown, said).toContain(said)
  expect(mine).toContain('I should have said in January')
  expect(mine).toContain('Days led and followed')
  expect(theirs).not.toContain('I should have said in January')
  expect(theirs).not.toContain('Days led and followed')
  for (const nowhere of ['nobody/path', '00000000-0000-7000-8000-000000000000/path'])
    expect((await renata.get(`${school}/people/${nowhere}`)).status).toBe(404)
})

test('nobody opens the reflection of another, and a turn of nobody’s is not there', async () => {
  const priya = await here.as('priya.natarajan')
  const pn = await idOf('PN')
  const others = [
    ['renata.osei', 'RO'],
    ['marcus.whitfield', 'MW'],
    ['tom.okafor', 'TO'],
    ['zoe.m', 'ZM'],
  ] as const
  const [{ id: turn } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from turns where member_id = ${pn} and reflection <> '' and not reflection_shared`
  expect((await priya.get(`${school}/people/${pn}/path/${turn}`)).status).toBe(200)
  for (const [name, initials] of others) {
    const other = await here.as(name)
    for (const member of [pn, await idOf(initials)]) {
      const at = `${school}/people/${member}/path/${turn}`
      const sent = await other.post(at, { reflection: '', shared: 'on' })
      for (const { status } of [await other.get(at), sent])
        expect([403, 404], name).toContain(status)
    }
  }
  expect((await priya.get(`${school}/people/${pn}/path/x`)).status).toBe(404)
  expect(
    (
      await here.sql<
        { shared: boolean }[]
      >`select reflection_shared as shared from turns where id = ${turn}`
    )[0]?.shared,
  ).toBe(false)
})
