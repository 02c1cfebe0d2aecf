import { expect, test } from 'vitest'
import { served } from '../../support/served'

const here = served('skein_demo')

const homeOf = async (name: string, path = '/s/harbor-ridge') =>
  (await (await here.as(name)).get(path)).text()

test('on Home what someone waits for an answer to comes before what is due', async () => {
  await here.sql`
    insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, stands, next, prepared_by, offered_by, offered_at)
    select t.school_id, gen_random_uuid(), t.initiative_id, t.id, r.id, 'Half.', 'The rest.', t.member_id, t.member_id, skein_now()
    from turns t
      join initiatives i on i.id = t.initiative_id and i.number = 6
      join members r on r.initials = 'RO'
    where t.role = 'lead' and t.during @> skein_now()`
  const html = await homeOf('renata.osei')
  const places = ['Will you accept?', 'waits for your response', 'its review has been due'].map(
    (words) => html.indexOf(words),
  )
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('Home is marked in the navigation, also where its address ends in a slash', async () => {
  for (const path of ['/s/harbor-ridge', '/s/harbor-ridge/'])
    expect(await homeOf('tom.okafor', path)).toMatch(
      /<a aria-current="page"[^>]*>Home|<a[^>]*aria-current="page"[^>]*>Home/,
    )
})

test('on the ledger the initiative is set apart from what was done', async () => {
  const html = await homeOf('tom.okafor', '/s/harbor-ridge/contributions')
  expect(html).toMatch(/· (<!-- -->)?<a[^>]*href="\/s\/harbor-ridge\/initiatives\/\d+"/)
  expect(html).not.toMatch(/<\/span> <a[^>]*href="\/s\/harbor-ridge\/initiatives\/\d+"/)
})
