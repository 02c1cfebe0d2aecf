import { expect, test } from 'vitest'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'
import { ledTo } from '../../support/reading'

const here = served('skein_demo')

const school = '/s/harbor-ridge'
const textOf = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '')
const idOf = async (initials: string) =>
  (await here.sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ??
  ''
const read = async (who: Visitor, path: string) => textOf(await who.get(`${school}${path}`))
const zoe = async () => `${school}/people/${await idOf('ZM')}`

test('the ally stands beside a student wherever they lead: board, initiative, formation, Home, People, person, and where one chooses', async () => {
  const [ray, zoeHerself] = [await here.as('ray.tibbets'), await here.as('zoe.m')]
  for (const path of [
    '/board',
    '/initiatives/1',
    '/initiatives/8',
    '/formation',
    '/formation?as=table',
    '/people',
  ]) {
    expect(await read(ray, path), path).toContain('adult ally: Jess Lindqvist')
  }
  expect(await read(ray, '/initiatives/3')).toContain('adult ally: Hannah Weiss')
  expect(await read(zoeHerself, '')).toMatch(/Your adult ally.*Jess Lindqvist/s)
  expect(await read(await here.as('jess.lindqvist'), '')).toMatch(
    /You are the adult ally of .*Zoe M\./s,
  )
  expect(await read(ray, `/people/${await idOf('ZM')}`)).toMatch(
    /Adult ally.*Jess Lindqvist.*You run it\. I keep the door open\./s,
  )
  expect(await read(zoeHerself, '/initiatives/8/hand-over')).toContain('adult ally: Hannah Weiss')
})

test('the ally stands beside a student who sees a decision through, and who holds a round of it', async () => {
  const visitor = await here.as('zoe.m')
  const proposal = {
    question: 'Music at lunch on Fridays?',
    body: 'Softly.',
    method: 'consent',
    authority: 'decides',
    deciders: [await idOf('ZM'), await idOf('RT')],
    deadlineDay: '2026-03-20',
    reviewOn: '2026-04-20',
  }
  const made = ledTo(await visitor.post(`${school}/decisions/propose?method=consent`, proposal))
  await visitor.post(`${made}/open`)
  expect((await visitor.post(`${made}/round`, { kind: 'present' })).status).toBe(303)
  const page = await textOf(await visitor.get(made))
  expect(page).toContain('Zoe M. (adult ally: Jess Lindqvist)')
  expect(page).toContain('held by Zoe M. (adult ally: Jess Lindqvist)')
})

test('a student ends it, is helped to ask where they come to lead, asks, and shows the one who says yes', async () => {
  const [student, denise, ray] = [
    await here.as('zoe.m'),
    await here.as('denise.abara'),
    await here.as('ray.tibbets'),
  ]
  expect((await student.post(`${await zoe()}/ally/end`)).status).toBe(303)
  expect(await read(ray, '/initiatives/8')).toContain('has no adult ally now')
  expect(await read(student, '/initiatives/5/offer')).toMatch(
    /You have none now.*Ask an adult to be your ally/s,
  )
  expect(await read(ray, '/initiatives/5/offer')).not.toContain('adult ally')

  const form = await textOf(await student.get(`${await zoe()}/ally`))
  expect(form).toContain('with you on One device per student')
  expect(form).not.toContain('Mateo R.')
  expect(
    (
      await student.post(`${await zoe()}/ally`, {
        ally: await idOf('DA'),
        note: 'You say what others think.',
      })
    ).status,
  ).toBe(303)
  expect(await read(student, '/initiatives/5/offer')).toContain(
    'You asked Denise Abara, who has not answered yet.',
  )

  expect(await read(denise, '')).toMatch(
    /Zoe M\. asks whether you would be their adult ally.*You say what others think\./s,
  )
  expect(
    (await denise.post(`${await zoe()}/ally/answer`, { answer: 'yes', line: '' })).status,
  ).toBe(303)
  expect(await read(ray, '/initiatives/8')).toContain('adult ally: Denise Abara')
  expect((await denise.get(`${await zoe()}/ally/answer`)).status).toBe(409)
})

test('what an adult writes with a no is read by no third person', async () => {
  const [student, marcus, ray] = [
    await here.as('zoe.m'),
    await here.as('marcus.whitfield'),
    await here.as('ray.tibbets'),
  ]
  expect((await student.post(`${await zoe()}/ally`, { ally: await idOf('MW') })).status).toBe(303)
  expect(
    (await marcus.post(`${await zoe()}/ally/answer`, { answer: 'no', line: 'In spring, gladly.' }))
      .status,
  ).toBe(303)
  expect(await read(ray, `/people/${await idOf('ZM')}`)).not.toContain('In spring')
})

test('others, and guests, see nothing of an ask, and answer none', async () => {
  await here.sql`update members set access = 'guest' where initials = 'NE'`
  await (await here.as('zoe.m')).post(`${await zoe()}/ally`, { ally: await idOf('TO') })
  for (const [who, answered] of [
    ['renata.osei', 404],
    ['ngozi.eze', 403],
  ] as const) {
    const visitor = await here.as(who)
    expect(await textOf(await visitor.get(await zoe())), who).not.toContain('Tom Okafor')
    expect((await visitor.get(`${await zoe()}/ally`)).status).toBe(403)
    expect((await visitor.get(`${await zoe()}/ally/answer`)).status).toBe(409)
    expect(
      (await visitor.post(`${await zoe()}/ally/answer`, { answer: 'yes', line: '' })).status,
    ).toBe(answered)
  }
})
