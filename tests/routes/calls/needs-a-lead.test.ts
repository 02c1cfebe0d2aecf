import { expect, test } from 'vitest'
import { putUp } from '../../support/put-up'
import { served } from '../../support/served'

const here = served('skein_demo')

const school = '/s/harbor-ridge'
const textOf = async (answer: Promise<Response>) => (await answer).text()
const place = (number: number) => `${school}/initiatives/${number}`

test('what needs a lead has its page, on Home and on the board, and says what to do when everything is led', async () => {
  const [priya, dario] = await Promise.all([here.as('priya.natarajan'), here.as('dario.fuentes')])
  const page = `${school}/needs-a-lead`
  expect(await textOf(priya.get(page))).toContain('Cafeteria flow')
  expect((await dario.post(`${place(7)}/step-back`, {})).status).toBe(303)

  const shown = await textOf(priya.get(page))
  expect(shown).toContain('Nobody leads these just now')
  expect(shown).toContain(`${place(7)}/offer"`)
  expect(await textOf(priya.get(school))).toContain(page)
  const board = await textOf(priya.get(`${school}/board`))
  expect(board).toMatch(/\d+ need a lead|One needs a lead/)
  expect(board).toContain(`href="${page}">Needs a lead</a>`)

  const pause = async (where: string) => {
    await here.sql.unsafe(`update initiatives set stage = 'paused' where ${where}`)
    await here.sql`update school_versions set version = version + 1`
    return textOf(priya.get(page))
  }
  expect(await pause('number <> 2')).toContain('Everything is led')
  expect(await pause('number = 2')).toContain('Nothing is under way')
})

test('a guest is told what needs a lead, and nothing of offering', async () => {
  const page = `${school}/needs-a-lead`
  const gwen = await here.as('gwen.hollis')
  const words = /Offering is not promising|start an idea of your own/
  expect(await textOf(gwen.get(page))).toMatch(words)
  await here.sql`update members set access = 'guest' where initials = 'GH'`
  await here.sql`update school_versions set version = version + 1`
  expect(await textOf(gwen.get(page))).not.toMatch(words)
})

test('a lead that ends with nobody after is said in one plain clause, on Home and where leads are needed', async () => {
  const renata = await here.as('renata.osei')
  const number = await putUp(renata, {
    title: 'Soon without a lead',
    sponsor: await here.idOf('RO'),
  })
  const leads = async (initials: string, from: string, to: string | null) => here.sql`
    insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 1,
      ${from}::text::timestamptz, ${to}::text::timestamptz, 'offered', m.id
    from initiatives i, members m where i.number = ${number} and m.initials = ${initials}`
  const seen = async () => {
    await here.sql`update school_versions set version = version + 1`
    const pages = [`${school}`, `${school}/needs-a-lead`].map((at) => textOf(renata.get(at)))
    return (await Promise.all(pages)).map((page) =>
      page.replaceAll(/<!-- -->|<span class="on-paper">.*?<\/span>|<[^>]*>/g, ''),
    )
  }
  await leads('TO', '2026-01-05T08:00:00Z', '2026-03-09T07:00:00Z')
  for (const page of await seen())
    expect(page).toContain('Nobody is planned to lead from Monday, in 7 days.')
  await leads('JL', '2026-03-25T07:00:00Z', null)
  for (const page of await seen())
    expect(page).toContain(
      'Nobody is planned to lead from Monday, in 7 days. Jess Lindqvist leads from Mar 25.',
    )
})
