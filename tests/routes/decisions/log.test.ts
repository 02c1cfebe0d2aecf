import { beforeAll, expect, test } from 'vitest'
import { ledTo, edited } from '../../support/reading'
import { served } from '../../support/served'
import type { Visitor } from '../../support/visitor'

const here = served('skein_demo')
let tom: Visitor
const school = '/s/harbor-ridge'

beforeAll(async () => {
  tom = await here.as('tom.okafor')
})

const text = async (path: string) => (await tom.get(path)).text()

test('the log shows each decision, and a superseded one by what', async () => {
  const all = await here.sql<{ number: number; superseded: boolean }[]>`
    select d.number, exists (select from decisions n where n.supersedes_id = d.id) as superseded
    from decisions d where d.state <> 'draft' order by d.number`
  const shown = await text(`${school}/decisions`)
  expect(all.length).toBeGreaterThan(8)
  expect(
    all.filter(({ number }) => !shown.includes(`href="${school}/decisions/${number}"`)),
  ).toEqual([])
  for (const { number, superseded } of all)
    expect([
      number,
      (await text(`${school}/decisions/${number}`)).includes('superseded it'),
    ]).toEqual([number, superseded])
  expect(await text(`${school}/decisions?outcome=not+passed`)).not.toContain('working norms')
  expect(await text(`${school}/decisions?state=closing`)).toContain(
    'A decision is here between its close and the day its outcome is written down.',
  )
  const log = (await text(`${school}/decisions`)).replaceAll('<!-- -->', '')
  const places = [
    '>Being settled<',
    '>11. Should',
    '>Drafts<',
    '>12. Do we',
    '>Settled<',
    '>10. Do we',
    '>9. Do we',
  ].map((words) => log.indexOf(words))
  expect(places).toEqual([...places].sort((a, b) => a - b).filter((place) => place > 0))
})

test('the log speaks in words: what is written in Markdown is shown without its signs', async () => {
  const form = {
    question: 'Who opens the gate?',
    decided:
      'The **first** one in.\n\n- before eight\n- [the key](https://example.org) hangs inside',
    method: 'consent',
    authority: 'decides',
    outcome: 'passed',
    decidedOn: '2026-03-02',
    reviewOn: '2026-04-02',
    took: [await here.idOf('TO')],
  }
  const at = ledTo(await tom.post(`${school}/decisions/new`, form))
  expect(await text(`${school}/decisions`)).toContain(
    'The first one in.\nbefore eight\nthe key hangs inside',
  )
  expect(await text(at ?? '')).toContain('<strong>first</strong>')
})

test('a decision is recorded by a plain form, and what is missing is said without losing what was typed', async () => {
  const form = {
    question: 'Do we plant trees?',
    decided: 'Yes.',
    method: 'consent',
    authority: 'decides',
    outcome: 'passed',
    decidedOn: '2026-03-02',
    reviewOn: '2026-04-02',
    took: [await here.idOf('TO'), await here.idOf('RO')],
  }
  const refused = await tom.post(`${school}/decisions/new`, { ...form, took: [] })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Do we plant trees?')
  const answer = await tom.post(`${school}/decisions/new`, form)
  expect([answer.status, ledTo(answer)]).toEqual([303, `${school}/decisions/14`])
  expect(await text(`${school}/decisions/14`)).toContain('Renata Osei')
})

test('a contribution is logged, corrected and filtered without JavaScript', async () => {
  expect(
    (
      await tom.post(`${school}/contributions/new`, {
        text: 'Mended 3 carts',
        kind: 'other',
        happenedOn: '2026-03-02',
      })
    ).status,
  ).toBe(303)
  const id = (
    await here.sql<{ id: string }[]>`select id from contributions where text = 'Mended 3 carts'`
  )[0]?.id
  expect((await tom.get(`${school}/contributions/${id}/correct`)).status).toBe(200)
  expect(
    (
      await edited(tom, `${school}/contributions/${id}/correct`, {
        text: 'Mended 4 carts',
        happenedOn: '2026-03-02',
      })
    ).status,
  ).toBe(303)
  expect(
    await text(
      `${school}/contributions?kind=other&person=${await here.idOf('TO')}&from=2026-03-01`,
    ),
  ).toContain('<s>Mended 3 carts</s>')
})

test('the whole ledger can be read, page by page, with its filter kept', async () => {
  await here.sql`insert into contributions (school_id, id, member_id, kind, text, happened_on, source, recorded_by, recorded_at)
    select m.school_id, gen_random_uuid(), m.id, 'translated', 'Page ' || n, '2026-01-12', 'logged', m.id, '2026-01-12T18:00:00Z' from members m, generate_series(1, 401) n where m.initials = 'SK'`
  const pages: string[] = []
  const read = new Set<string>()
  for (
    let address = `${school}/contributions?kind=translated&from=2026-01-12&to=2026-01-12`;
    address;
  ) {
    pages.push(await text(address))
    for (const [, line = ''] of pages.at(-1)?.matchAll(/>(Page \d+)</g) ?? []) read.add(line)
    address =
      /href="([^"]+before=[^"]+)"[^>]*>Earlier/
        .exec(pages.at(-1) ?? '')?.[1]
        ?.replaceAll('&amp;', '&') ?? ''
  }
  expect([pages.length, read.size]).toEqual([5, 401])
  expect(pages.map((page) => page.includes('>Newest<'))).toEqual([false, true, true, true, true])
})

test('of a decision the ledger says the question once a day, and what someone wrote themselves whole', async () => {
  await here.sql`
    insert into contributions (school_id, id, member_id, kind, text, happened_on, source,
      recorded_by, recorded_at, decision_id)
    select m.school_id, gen_random_uuid(), m.id, kind, said || ' decision 11: ' || after,
      '2026-01-13', source, m.id, '2026-01-13T18:00:00Z', d.id
    from members m
      join decisions d on d.school_id = m.school_id and d.number = 11,
      (values
        ('responded', 'Responded to', 'Why decision 11: now?', 'act'),
        ('spoke up', 'Spoke up in', 'Why decision 11: now?', 'act'),
        ('translated', 'Translated', 'the letter', 'logged'),
        ('translated', 'Translated', 'the poster', 'logged')
      ) as line (kind, said, after, source)
    where m.initials = 'SK'`
  const day = `${school}/contributions?from=2026-01-13&to=2026-01-13`
  const [page = ''] = (await text(day)).replaceAll('<!-- -->', '').split('</main>')
  expect(page.split(': Why decision 11: now?').length - 1).toBe(1)
  for (const said of ['Translated decision 11: the letter', 'Translated decision 11: the poster'])
    expect(page).toContain(said)
})

test('the ledger is read by months: the newest lie open, the rest is a press away', async () => {
  const page = (await text(`${school}/contributions`)).replaceAll('<!-- -->', '')
  const [inSight = '', ...folded] = page.split('<details class="fold">')
  expect([
    inSight.split('<li class="day-log__line">').length - 1,
    inSight.includes('<h2>March 2026</h2>'),
    page.split('<li class="day-log__line">').length - 1,
  ]).toEqual([40, true, 100])
  expect(
    folded.map((month) => /<h2[^>]*>([^<]+)<\/h2> <span[^>]*>\d+ lines?</.exec(month)?.[1]),
  ).toEqual(expect.arrayContaining(['Earlier in February 2026']))
  expect(page).not.toMatch(/<p[^>]*><\/p>/)
})

test('the log says how many decisions there are, and an ordinary link leads to the older ones with the filter kept', async () => {
  await here.sql`insert into decisions (school_id, id, number, question, decided, method, authority, outcome, decided_on, recorded_by)
    select m.school_id, gen_random_uuid(), 1000 + n, 'Question ' || n || '?', 'Yes, by bus.', 'majority', 'decides', 'passed', '2020-01-06', m.id from members m, generate_series(1, 101) n where m.initials = 'SK'`
  for (const filter of [
    'method=majority&outcome=passed',
    'text=bus&method=majority&outcome=passed',
  ]) {
    const first = await text(`${school}/decisions?${filter}`)
    const address = /href="([^"]+before=\d+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const older = await text(address)
    expect(
      [first, older].map(
        (page) => /([\d ]+to[\d ]+of \d+ decisions)/.exec(page.replaceAll('<!-- -->', ''))?.[1],
      ),
    ).toEqual([
      expect.stringMatching(/^1 to 100 of 10\d decisions$/),
      expect.stringMatching(/^101 to 10\d of 10\d decisions$/),
    ])
    expect([
      />(Earlier|More matches)</.test(first),
      /aria-label="Pages of the log"><a[^>]*>(Newest|Best matches)<\/a><\/nav>/.test(older),
      /selected="">majority</.test(older),
    ]).toEqual([true, true, true])
  }
})

test('what is foreign or malformed is not here, and never breaks', async () => {
  for (const path of [
    'decisions/0',
    'decisions/999',
    'decisions/x',
    'decisions/99999999999',
    'contributions/x/correct',
    'contributions/0190f000-0000-7000-8000-000000000000/correct',
    'contributions/x/burn',
  ])
    expect([path, (await tom.get(`${school}/${path}`)).status]).toEqual([path, 404])
  expect((await tom.post(`${school}/contributions/x/decline`)).status).toBe(404)
  for (const path of [
    'decisions?text=%00%25&initiative=x&method=y',
    'decisions?before=x',
    'decisions?before=999999',
    'contributions?before=x',
    'contributions?before=0190f000-0000-7000-8000-000000000000',
    'contributions?person=x&from=0000-01-01&to=2026-02-31&kind=z&initiative=99999999999',
  ])
    expect([path, (await tom.get(`${school}/${path}`)).status]).toEqual([path, 200])
})
