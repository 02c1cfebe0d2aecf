import { expect, test } from 'vitest'
import { asIfGone } from '../../support/database'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'

const here = served('skein_demo')
const own = '/account/paths/harbor-ridge'

test('who leaves keeps their own path and writing after that day, and nothing else of the school', async () => {
  const tom = await here.as('tom.okafor')
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from members where initials = 'TO'`
  expect((await tom.get(own)).headers.get('Location')).toBe(`/s/harbor-ridge/people/${id}/path`)
  expect(await (await tom.get(`/s/harbor-ridge/people/${id}/leave`)).text()).toContain(
    'your own path and writing stay open to you',
  )
  await here.sql`update turns set reflection = 'Mine alone to read.' where id = (
    select id from turns where member_id = ${id} and role = 'lead' and ended_at < skein_now() and reflection = '' limit 1)`
  const [{ body } = { body: '' }] = await here.sql<
    { body: string }[]
  >`select body from updates where written_by = ${id} limit 1`
  const [{ other } = { other: '' }] = await here.sql<
    { other: string }[]
  >`select body as other from updates where written_by <> ${id} limit 1`
  await asIfGone(here.sql, 'TO')

  const closed = await tom.get(`/s/harbor-ridge/people/${id}/path`)
  expect([closed.status, await closed.text()]).toEqual([
    403,
    expect.stringContaining(`href="${own}"`),
  ])
  expect(await (await tom.get('/schools')).text()).toContain(`href="${own}"`)
  const page = await tom.get(own)
  const text = await page.text()
  expect(page.status).toBe(200)
  for (const said of ['One device per student', 'Mine alone to read.', body.slice(0, 40)])
    expect(text).toContain(said)
  expect(text).not.toContain(other.slice(0, 40))
  expect(text).not.toContain('/s/harbor-ridge/initiatives')
  expect(text).toContain('Since ')
  expect(text).not.toContain('until now')
})

test('the path of a school is for who belonged to it, and signed in', async () => {
  const stranger = await here.as('priya.natarajan')
  expect((await stranger.get('/account/paths/elsewhere')).status).toBe(404)
  expect((await new Visitor(here.server.url).get(own)).status).toBe(303)
})
