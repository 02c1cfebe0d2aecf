import { expect, test } from 'vitest'
import { filledIn } from '../../support/filling'
import { formsOf } from '../../support/forms'
import { formThatEdits, pageOf } from '../../support/reading'
import { schoolPages } from '../../support/page-files'
import { served } from '../../support/served'
import { Visitor, demoEmail } from '../../support/visitor'

const here = served('skein_demo')
const school = '/s/harbor-ridge'

test('two ask different people to take over, and the slower one still has all that they wrote', async () => {
  const [lead] = await here.sql<{ email: string; id: string; number: number }[]>`
    select m.email, m.id, i.number from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.role = 'lead' and t.during @> skein_now() and i.lead_seats = 1 and i.stage <> 'stopped' and m.initials <> 'RO'
      and not exists (select from hand_overs h where (h.school_id, h.initiative_id) = (i.school_id, i.id) and h.answer is null) order by i.number limit 1`
  const others = await here.sql<{ id: string; name: string }[]>`
    select id, name from members where left_on is null and access = 'member' and id <> ${lead?.id ?? ''} order by name limit 2`
  const [mine, renata] = await Promise.all(
    [lead?.email ?? '', demoEmail('renata.osei')].map((email) =>
      new Visitor(here.server.url).signIn(email),
    ),
  )
  const address = `${school}/initiatives/${lead?.number}/hand-over?from=${lead?.id}`
  const form = formThatEdits(await pageOf(await mine!.get(address)))
  const ask = (who: Visitor | undefined, to: string | undefined, said: string) =>
    who?.post(address, {
      ...form,
      'form-key': '',
      from: lead?.id ?? '',
      to: to ?? '',
      choiceReason: `${said} chosen.`,
      stands: `${said} stands.`,
      next: `${said} next.`,
      wish: `${said} wish.`,
    })
  const answers = await Promise.all([
    ask(mine, others[0]?.id, 'Mine'),
    ask(renata, others[1]?.id, 'Hers'),
  ])
  expect(answers.map((answer) => answer?.status).sort()).toEqual([303, 409])
  const slower = answers[0]?.status === 409 ? 0 : 1
  const page =
    (await answers[slower]?.text())
      ?.replaceAll('<!-- -->', '')
      .replaceAll(/<script.*?<\/script>/gs, '') ?? ''
  const said = ['Mine', 'Hers'][slower]
  for (const kept of ['chosen', 'stands', 'next', 'wish'])
    expect(page).toContain(`${said} ${kept}.`)
  for (const label of ['Why them', 'Where it stands', 'What comes next'])
    expect(page).toContain(`>${label}</p>`)
  expect([page.includes('Nothing to do here now'), page.includes('not yours to do')]).toEqual([
    true,
    false,
  ])
  expect(/You had chosen: ([^<]*)/.exec(page)?.[1]).toContain(others[slower]?.name)
})

test('an act that is over keeps what was written to it, no matter who ended it', async () => {
  const tom = await here.as('tom.okafor')
  const [decided] = await here.sql<
    { number: number }[]
  >`select number from decisions where state = 'decided' and not in_the_room limit 1`
  const late = [
    [`decisions/${decided?.number}/thread`, { kind: 'view', body: 'Too late to say, and kept.' }],
    [
      `decisions/${decided?.number}/respond`,
      { choice: 'consents', reason: 'Too late to say, and kept.' },
    ],
    [`decisions/${decided?.number}/withdraw`, { reason: 'Too late to say, and kept.' }],
  ] as const
  for (const [path, fields] of late) {
    const answer = await tom.post(`${school}/${path}`, fields)
    expect([403, 409], path).toContain(answer.status)
    expect((await answer.text()).replaceAll(/<script.*?<\/script>/gs, ''), path).toContain(
      'Too late to say, and kept.',
    )
  }
})

test('what is chosen by a word is called as its page called it, too', async () => {
  const luis = await here.as('luis.ortega')
  const page = await pageOf(await luis.get(`${school}/initiatives/2/update`))
  expect(page).toMatch(/name="label health"[^>]*value="How is it going\?"/)
})

test('a form that is refused for good shows every word that was written to it, by what its page called it', async () => {
  const zoe = await here.as('zoe.m')
  const [{ id: member } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from members where initials = 'RO'`
  const nothing = '0190f000-0000-7000-8000-000000000000'
  const forms = Object.values(
    formsOf({ member, contribution: nothing, invitation: nothing, term: nothing, turn: nothing }),
  ).flat()
  const lost: string[] = []
  let refusedTimes = 0
  for (const [address, schema] of forms.filter(([to]) => to.startsWith('/s/'))) {
    const fields = filledIn(schema, (name) => `Kept ${name}`)
    const words = fields.filter(
      ([name, value]) =>
        value.startsWith('Kept ') && !/^(password|current|read|said|own|seen)$/.test(name),
    )
    const labels = Object.fromEntries(words.map(([name]) => [`label ${name}`, `Called ${name}`]))
    const answer = await zoe.post(address, { ...Object.fromEntries(fields), ...labels })
    if (answer.status < 400 || answer.status === 422 || !words.length) continue
    refusedTimes += 1
    const page = await pageOf(answer)
    const isOver = page.includes('>What you had written</h2>')
    if (page.includes('not yours to do')) lost.push(`${address}: not yours`)
    for (const [name, value] of words)
      if (!page.includes(value) || (isOver && !page.includes(`Called ${name}`)))
        lost.push(`${address} ${answer.status}: ${name}`)
  }
  expect(lost).toEqual([])
  expect(refusedTimes).toBeGreaterThan(20)
})

test('every page with a form says what to do with the words of one that is over', () => {
  const sources = schoolPages()
  const formless = ['schools/not-found', 'feeds/calendar-address']
  const forms = sources.filter(
    ([name, text]) => /export (const|async function) action/.test(text) && !formless.includes(name),
  )
  expect(
    forms.filter(([, text]) => !/as ErrorBoundary|ErrorBoundary,/.test(text)).map(([name]) => name),
  ).toEqual([])
})

test('news leaves a page that is a form as it was read, for who writes in it', () => {
  // These show more than their forms, which hold still by themselves.
  const more = ['decisions/page', 'decisions/respond', 'schools/settings']
  const formless = ['schools/not-found', 'feeds/calendar-address']
  const texts = schoolPages().filter(([name]) => ![...more, ...formless].includes(name))
  const forms = texts.filter(([, text]) =>
    /useSchoolForm\(|export (const|async function) action/.test(text),
  )
  expect(
    forms
      .filter(([, text]) => !text.includes('shouldRevalidate = unlessWriting'))
      .map(([name]) => name),
  ).toEqual([])
})
