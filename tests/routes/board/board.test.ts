import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { served } from '../../support/served'
import type { Visitor } from '../../support/visitor'
import { formShown, ledTo, pageOf } from '../../support/reading'

const here = served('skein_demo')
let priya: Visitor
const board = '/s/harbor-ridge/board'

beforeAll(async () => {
  priya = await here.as('priya.natarajan')
})

test('a card says who leads, since when, and who follows', async () => {
  const page = await (await priya.get(board)).text()
  const card = page.slice(page.indexOf('id="i4"'), page.indexOf('</li>', page.indexOf('id="i4"')))
  expect(card).toContain('Joel Carver')
  expect(card).toMatch(/<b>Joel Carver<\/b> since Jan 24/)
  expect(card).toMatch(/ follow<\/p>/)
  expect(card).toMatch(/Hands over Apr 25/)
})

test('filters stand in the address and need no script', async () => {
  const page = await (await priya.get(`${board}?challenge=technical&text=FLOW`)).text()
  expect(page.match(/class="card"/g)).toHaveLength(1)
  expect(page).toContain('Cafeteria flow')
})

test('a filter that no text can be is as good as none', async () => {
  const answer = await priya.get(`${board}?text=%00`)
  expect(answer.status).toBe(200)
  expect((await answer.text()).match(/class="card"/g)?.length).toBe(10)
})

test('a filter that fits nothing offers the way back', async () => {
  expect(await (await priya.get(`${board}?text=zeppelin`)).text()).toContain('Show the whole board')
})

test('a move works without a script and is kept with its reason', async () => {
  expect(await (await priya.get('/s/harbor-ridge/initiatives/6/move')).text()).toContain(
    'Common planning time',
  )
  const answer = await priya.post('/s/harbor-ridge/initiatives/6/move', {
    read: 'pilot',
    stage: 'extend',
    reason: 'It worked in two teams',
  })
  expect([answer.status, ledTo(answer)]).toEqual([303, board])
  const kept =
    await here.sql`select from_stage, to_stage, reason from stage_moves where initiative_id = (select id from initiatives where number = 6)`
  expect(kept.at(-1)).toEqual({
    from_stage: 'pilot',
    to_stage: 'extend',
    reason: 'It worked in two teams',
  })
})

test('one is stopped with its lesson by a plain form, which the page, the board and the shelf then show', async () => {
  const sponsor = await here.as('renata.osei')
  const move = '/s/harbor-ridge/initiatives/9/move'

  const refused = await priya.post('/s/harbor-ridge/initiatives/5/move', {
    read: 'pilot',
    stage: 'stopped',
    reason: 'Enough',
  })
  expect([refused.status, await refused.text()]).toEqual([
    403,
    expect.stringContaining('stopped by those who lead it'),
  ])
  expect(await (await priya.get('/s/harbor-ridge/initiatives/5/move')).text()).not.toContain(
    'value="stopped"',
  )
  const silent = await sponsor.post(move, { read: 'pilot', stage: 'stopped', reason: '' })
  expect([silent.status, await silent.text()]).toEqual([
    409,
    expect.stringContaining('Please write what was learned'),
  ])
  expect(
    (
      await sponsor.post(move, {
        read: 'pilot',
        stage: 'stopped',
        reason: 'Fellows met too rarely.',
      })
    ).status,
  ).toBe(303)

  const page = await (await priya.get('/s/harbor-ridge/initiatives/9')).text()
  expect(page).toContain('What was learned')
  expect(page).not.toMatch(/next, perhaps|What happens next|nobody leads now/)
  for (const at of ['initiatives/9', 'board', 'lessons', 'lessons?text=fellows+met']) {
    expect(await (await priya.get(`/s/harbor-ridge/${at}`)).text()).toContain(
      'Fellows met too rarely.',
    )
  }
  const onBoard = (await (await priya.get('/s/harbor-ridge/board')).text()).match(
    /initiatives\/9">.*?<\/li>/s,
  )?.[0]
  expect(onBoard).toContain('Fellows met too rarely.')
  expect(onBoard).not.toContain('data-health')
})

test('a page of before another moved it is answered with who did, what was written, and the stage of now', async () => {
  const move = '/s/harbor-ridge/initiatives/8/move'
  const open = async () => formShown(await (await priya.get(move)).text(), 'name="reason"')
  const [one, two] = [await open(), await open()]
  expect(one?.read).toEqual(['extend'])
  expect((await priya.post(move, { ...one, stage: 'embed' })).status).toBe(303)

  const late = { ...two, stage: 'paused', reason: 'Nobody has the time.' }
  const answer = await priya.post(move, late)
  const page = await pageOf(answer)
  expect([answer.status, page]).toEqual([
    409,
    expect.stringMatching(
      /role="alert".*You moved Cafeteria flow to embed today at \d+:\d\d [AP]M, after you had opened it here\./s,
    ),
  ])
  const again = formShown(page, 'name="reason"')
  expect(again).toMatchObject({
    read: ['embed'],
    stage: ['paused'],
    reason: ['Nobody has the time.'],
  })
  expect((await priya.post(move, again)).status).toBe(303)
  expect(await pageOf(await priya.get(move))).toContain('It is paused now.')
  await priya.post(move, { read: 'paused', stage: 'extend' })
})

test('a form of a move that is sent again after Back moves nothing a second time', async () => {
  const move = '/s/harbor-ridge/initiatives/4/move'
  const form = { ...formShown(await (await priya.get(move)).text(), 'name="reason"') }
  const moves = async () =>
    (
      await here.sql`select from stage_moves where initiative_id = (select id from initiatives where number = 4)`
    ).length
  const before = await moves()
  const first = await priya.post(move, { ...form, stage: 'embed' })
  const tom = await here.as('tom.okafor')
  await tom.post(move, { read: 'embed', stage: 'paused' })

  const same = await priya.post(move, { ...form, stage: 'embed' })
  expect([first.status, same.status, ledTo(same)]).toEqual([303, 303, board])
  expect((await priya.post(move, { ...form, stage: 'pilot' })).status).toBe(409)
  expect(await moves()).toBe(before + 2)
  expect(await pageOf(await priya.get(move))).toContain('It is paused now.')
  await tom.post(move, { read: 'paused', stage: 'extend' })
})

test('the form of a move begins with the stage a card was dropped on, where it may be chosen', async () => {
  const at = '/s/harbor-ridge/initiatives/2/move?stage=stopped'
  const begins = async (who: Visitor) => {
    const page = await pageOf(await who.get(at))
    return [formShown(page, 'name="reason"')?.stage, /class="notice">It is stopped by/.test(page)]
  }
  expect(await begins(await here.as('renata.osei'))).toEqual([['stopped'], false])
  expect(await begins(priya)).toEqual([['extend'], true])
})

test('a heading of a column says how many initiatives are in it', async () => {
  const page = await pageOf(await priya.get(`${board}?challenge=technical&text=FLOW`))
  const said = [...page.matchAll(/<h2.*?<\/h2>/g)].map(([heading]) =>
    heading.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' '),
  )
  expect(said.map((one) => one.replace(' ,', ','))).toEqual(
    expect.arrayContaining(['idea, 0 initiatives', 'extend, 1 initiative']),
  )
})

test('a stage nobody has heard of is refused', async () => {
  expect((await priya.post('/s/harbor-ridge/initiatives/6/move', { stage: 'heaven' })).status).toBe(
    422,
  )
})

test('an unchanged board is answered 304 without a new policy, a changed one anew', async () => {
  const tag = (await priya.get(board)).headers.get('ETag') ?? ''
  const same = await priya.get(board, { 'If-None-Match': tag })
  expect([
    same.status,
    same.headers.get('Content-Security-Policy'),
    same.headers.get('ETag'),
  ]).toEqual([304, null, tag])
  await priya.post('/s/harbor-ridge/initiatives/7/move', { read: 'extend', stage: 'embed' })
  expect((await priya.get(board, { 'If-None-Match': tag })).status).toBe(200)
})

test('one member is never told that another member’s board is unchanged', async () => {
  const tag = (await priya.get(board)).headers.get('ETag') ?? ''
  const tom = await here.as('tom.okafor')
  expect((await tom.get(board, { 'If-None-Match': tag })).status).toBe(200)
  expect((await here.stranger().get(board, { 'If-None-Match': tag })).status).toBe(303)
})

test('two hundred cards stay under 130 kB', async () => {
  await here.sql`insert into initiatives (school_id, id, number, title, purpose, challenge, stage, place, next_hand_over_on, created_by)
    select s.id, gen_random_uuid(), 100 + n, 'Another initiative, number ' || n, 'To see', 'both', (array['idea', 'pilot', 'extend', 'embed'])[1 + n % 4], n, '2026-04-24', (select id from members limit 1)
    from schools s, generate_series(1, 190) n`
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, case m.place when 1 then 'lead' else 'follow' end, case m.place when 1 then 1 end, skein_now() - interval '9 days', 'offered', m.id
    from initiatives i, (select id, row_number() over (order by name) as place from members limit 5) m where i.number > 100`
  await here.sql`insert into updates (school_id, id, initiative_id, written_by, health, body)
    select i.school_id, gen_random_uuid(), i.id, i.created_by, 'at risk', 'Slower than hoped' from initiatives i`
  const page = await (await priya.get(`${board}?text=`)).text()
  expect(page.match(/class="card"/g)).toHaveLength(200)
  expect(page.length).toBeLessThan(130_000)
})

test('a stranger finds no board', async () => {
  expect((await priya.get(`/s/${randomUUID()}/board`)).status).toBe(404)
})
