import { expect, test } from 'vitest'
import { served } from '../../support/served'

// Olivia’s account is that of someone who joins today.
const here = served('skein_demo', {
  before: async (sql) => {
    const [olivia] = await sql`
      update members o set account_id = null from members was
      where o.id = was.id and o.initials = 'OG'
      returning o.school_id, was.account_id`
    await sql`
      insert into members (school_id, id, account_id, name, initials, position, access, joined_on)
      values (${olivia?.school_id}, gen_random_uuid(), ${olivia?.account_id},
        'Nell Hale', 'NH', 'teacher', 'member', '2026-03-02')`
  },
})

const homeOf = async (name: string, path = '/s/harbor-ridge') =>
  (await (await here.as(name)).get(path)).text()

test('on Home what someone waits for an answer to comes before what is due', async () => {
  await here.sql`
    insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, stands, next,
      prepared_by, offered_by, offered_at)
    select t.school_id, gen_random_uuid(), t.initiative_id, t.id, r.id, 'Half.', 'The rest.',
      t.member_id, t.member_id, skein_now()
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

test('on Home the news of one initiative is under its name, once', async () => {
  const html = await homeOf('priya.natarajan')
  const changed = html.slice(html.indexOf('What changed ·'))
  const [, station = ''] =
    /<h3><a[^>]*>Station-rotation pilot<\/a><\/h3>(.*?)<\/ul>/s.exec(changed) ?? []
  expect(changed.split('>Station-rotation pilot</a></h3>')).toHaveLength(2)
  expect(station).toContain('Luis Ortega wrote an update: on track')
  expect(station).toContain('Luis Ortega took over the lead from Dario Fuentes')
})

test('who has never held a turn is told on Home where to begin, with an act each', async () => {
  const nell = await homeOf('olivia.grant')
  expect(nell).toContain('Hello, Nell Hale')
  expect(nell).toContain('Begin here')
  expect(nell).toMatch(/href="\/s\/harbor-ridge\/initiatives\/\d+\/follow"/)
  expect(nell).not.toContain('You hold no turn now')
  expect(await homeOf('renata.osei')).not.toContain('Begin here')
})
