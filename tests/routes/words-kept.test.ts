import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { served } from '../support/served'
import { Visitor, demoEmail } from '../support/visitor'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
const folder = 'app/routes/school'

test('two ask different people to take over, and the slower one still has all that they wrote', async () => {
  const [lead] = await here.sql<{ email: string; id: string; number: number }[]>`
    select m.email, m.id, i.number from turns t join members m on m.id = t.member_id join initiatives i on i.id = t.initiative_id
    where t.role = 'lead' and t.during @> skein_now() and i.lead_seats = 1 and i.stage <> 'stopped' and m.initials <> 'RO'
      and not exists (select from hand_overs h where h.initiative_id = i.id and h.answer is null) order by i.number limit 1`
  const others = await here.sql<{ id: string; name: string }[]>`
    select id, name from members where left_on is null and access = 'member' and id <> ${lead?.id ?? ''} order by name limit 2`
  const [mine, renata] = await Promise.all([lead?.email ?? '', demoEmail('renata.osei')].map((email) => new Visitor(here.server.url).signIn(email)))
  const ask = (who: Visitor | undefined, to: string | undefined, said: string) =>
    who?.post(`${school}/initiatives/${lead?.number}/hand-over`, {
      from: lead?.id ?? '', to: to ?? '', choiceReason: `${said} chosen.`, stands: `${said} stands.`, next: `${said} next.`, wish: `${said} wish.`,
    })
  const answers = await Promise.all([ask(mine, others[0]?.id, 'Mine'), ask(renata, others[1]?.id, 'Hers')])
  expect(answers.map((answer) => answer?.status).sort()).toEqual([303, 409])
  const slower = answers[0]?.status === 409 ? 0 : 1
  const page = (await answers[slower]?.text())?.replaceAll('<!-- -->', '').replaceAll(/<script.*?<\/script>/gs, '') ?? ''
  const said = ['Mine', 'Hers'][slower]
  for (const kept of ['chosen', 'stands', 'next', 'wish']) expect(page).toContain(`${said} ${kept}.`)
  expect(/Named in it: ([^<]*)/.exec(page)?.[1]).toContain(others[slower]?.name)
})

test('an act that is over keeps what was written to it, whoever ended it', async () => {
  const tom = await new Visitor(here.server.url).signIn(demoEmail('tom.okafor'))
  const [decided] = await here.sql<{ number: number }[]>`select number from decisions where state = 'decided' and not in_the_room limit 1`
  const late = [
    [`decisions/${decided?.number}/thread`, { kind: 'view', body: 'Too late to say, and kept.' }],
    [`decisions/${decided?.number}/respond`, { choice: 'consents', reason: 'Too late to say, and kept.' }],
    [`decisions/${decided?.number}/withdraw`, { reason: 'Too late to say, and kept.' }],
  ] as const
  for (const [path, fields] of late) {
    const answer = await tom.post(`${school}/${path}`, fields)
    expect([403, 409], path).toContain(answer.status)
    expect((await answer.text()).replaceAll(/<script.*?<\/script>/gs, ''), path).toContain('Too late to say, and kept.')
  }
})

test('every page with a form says what to do with the words of one that is over', () => {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.tsx')).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const)
  const formless = ['nothing-here.tsx', 'person.calendar.tsx']
  const forms = sources.filter(([name, text]) => /export (const|async function) action/.test(text) && !formless.includes(name))
  expect(forms.filter(([, text]) => !/as ErrorBoundary|ErrorBoundary,/.test(text)).map(([name]) => name)).toEqual([])
})

test('news leaves a page that is a form as it was read, for who writes in it', () => {
  // These show more than their forms, which hold still by themselves.
  const more = ['decision.tsx', 'decision.respond.tsx', 'settings.tsx']
  const sources = readdirSync(folder).filter((name) => name.endsWith('.tsx') && !more.includes(name))
  const texts = sources.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const)
  const forms = texts.filter(([, text]) => text.includes('useSchoolForm('))
  expect(forms.filter(([, text]) => !text.includes('shouldRevalidate = unlessWriting')).map(([name]) => name)).toEqual([])
})
