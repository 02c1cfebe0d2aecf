import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { demoPassword } from '../../../db/demo/load'
import { edited } from '../../support/reading'
import { served } from '../../support/served'
import { openStream } from '../../support/stream'
import type { Stream } from '../../support/stream'
import { Visitor, demoEmail } from '../../support/visitor'

const here = served('skein_demo')
const atOnce = 5_000
const opened: Stream[] = []
afterEach(() => opened.splice(0).forEach(({ leave }) => leave()))

const contribution = { kind: 'taught', text: 'A secret between us', happenedOn: '2026-03-02' }

async function listening(visitor: Visitor) {
  const stream = await openStream(here.server.url, visitor.cookie())
  opened.push(stream)
  return stream
}

test('a stream begins with the version at which the school stands, and carries names of topics, never content', async () => {
  const [priya, renata] = await Promise.all([here.as('priya.natarajan'), here.as('renata.osei')])
  const stream = await listening(priya)
  await stream.hears('event: hello')
  expect((await renata.post('/s/harbor-ridge/contributions/new', contribution)).status).toBe(303)
  await stream.hears('event: news')
  await stream.hears('"contributions"')
  expect(stream.said()).toMatch(/data: {"version":\d+,"topics":\["contributions"\],"spread":\d+}/)
  expect(stream.said()).not.toContain('secret')
})

test('news of one member is heard by them alone', async () => {
  const [priya, denise] = await Promise.all([here.as('priya.natarajan'), here.as('denise.abara')])
  const [hers, anothers] = [await listening(priya), await listening(denise)]
  expect(
    (await priya.post('/s/harbor-ridge/caught-up', { until: '2026-03-02T00:00:00Z' })).status,
  ).toBe(303)
  await hers.hears('"mine"')
  await denise.post('/s/harbor-ridge/contributions/new', contribution)
  await anothers.hears('"contributions"')
  expect(anothers.said()).not.toContain('"mine"')
})

test('a ninth stream of one session ends its oldest and no other’s', async () => {
  const [priya, denise] = await Promise.all([here.as('priya.natarajan'), here.as('denise.abara')])
  const anothers = await listening(denise)
  const own: Stream[] = []
  for (let n = 0; n < 9; n++) own.push(await listening(priya))
  await own[0]?.hears('event: enough')
  await own[0]?.ends(atOnce)
  expect(own.slice(1).map(({ isOver }) => isOver())).toEqual(Array(8).fill(false))
  expect(anothers.isOver()).toBe(false)
})

/** Asks for a stream as a browser does that is closed before it is answered. */
function askAndLeave(visitor: Visitor) {
  const { hostname, port } = new URL(here.server.url)
  const asked = `GET /s/harbor-ridge/live HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${visitor.cookie()}\r\n\r\n`
  return new Promise<void>((done) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(asked, () => setTimeout(() => socket.destroy(), 1)),
    )
    socket.on('close', () => done())
  })
}

test('the one who is gone before their stream is open is not counted among those who listen', async () => {
  const priya = await here.as('priya.natarajan')
  for (let n = 0; n < 50; n++) await askAndLeave(priya)
  await expect.poll(() => spreadOf(priya)).toBe(160)
})

test('the more pages are open, the longer is the time that all of them have to ask again', async () => {
  const priya = await here.as('priya.natarajan')
  const alone = await spreadOf(priya)
  const streams = [await listening(priya), await listening(priya), await listening(priya)]
  await expect.poll(() => spreadOf(priya)).toBeGreaterThan(alone)
  for (const stream of streams) stream.leave()
})

/** In what span pages are to ask again, which grows with each listener. */
async function spreadOf(visitor: Visitor) {
  const stream = await openStream(here.server.url, visitor.cookie())
  await stream.hears('event: hello').finally(() => stream.leave())
  return Number(/"spread":(\d+)/.exec(stream.said())?.[1])
}

test('a 161st stream of one account ends its oldest, however often it has signed in', async () => {
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from accounts where email = ${demoEmail('zoe.m')}`
  const tokens = Array.from({ length: 21 }, (_, number) => String(number).padStart(43, 'c'))
  const ids = tokens.map((token) => createHash('sha256').update(token).digest('hex'))
  await here.sql`insert into sessions (id, account_id, expires_at) select s, ${id}, now() + interval '1 day' from unnest(${ids}::text[]) s`
  const streams: Stream[] = []
  for (const token of tokens)
    for (let n = 0; n < 8; n++) streams.push(await openStream(here.server.url, `skein=${token}`))
  opened.push(...streams)
  await streams[7]?.hears('event: enough')
  expect(streams.slice(8).map(({ isOver }) => isOver())).toEqual(Array(160).fill(false))
})

test('signing out ends the streams of that session and of no other', async () => {
  const [one, there] = await Promise.all([here.as('priya.natarajan'), here.as('priya.natarajan')])
  const [mine, others] = [await listening(one), await listening(there)]
  await one.post('/sign-out')
  await mine.ends(atOnce)
  expect(others.isOver()).toBe(false)
})

test('a new password ends the streams of every other session', async () => {
  const [one, there] = await Promise.all([here.as('denise.abara'), here.as('denise.abara')])
  const others = await listening(there)
  const password = 'eleven herons stand in the reeds at dusk'
  const changed = await one.post('/account/password', { current: demoPassword, password })
  expect(changed.status).toBeLessThan(400)
  await others.ends(atOnce)
})

test('a session whose row is gone, no matter who deleted it, is not listened to any more', async () => {
  const visitor = await here.as('priya.natarajan')
  const stream = await listening(visitor)
  await stream.hears('event: hello')
  await here.sql`delete from sessions`
  await stream.ends(atOnce)
  expect((await listening(visitor)).status).toBe(404)
})

test('a member who is let go hears nothing more, and one who stays goes on hearing', async () => {
  const [gone, stays] = await Promise.all([here.as('zoe.m'), here.as('priya.natarajan')])
  const [theirs, others] = [await listening(gone), await listening(stays)]
  await here.sql`alter table members disable trigger user`
  await here.sql`update members set left_on = '2026-03-02' where email = ${demoEmail('zoe.m')}`
  await here.sql`alter table members enable trigger user`
  const renata = await here.as('renata.osei')
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from members where email = ${demoEmail('renata.osei')}`
  expect(
    (
      await edited(renata, `/s/harbor-ridge/people/${id}/profile`, {
        strengths: 'Listening',
        growthEdges: '',
        worksOn: ['1', '2', '3', '4', '5'],
      })
    ).status,
  ).toBe(303)
  await theirs.ends(atOnce)
  await others.hears('"members"')
  expect(others.isOver()).toBe(false)
})

const tellOf = async (topics: string[], times: number) => {
  const [school] = await here.sql`select id from schools`
  const news = JSON.stringify({ school: school?.id, version: 0, topics, mine: [] })
  for (let n = 0; n < times; n += 1) await here.sql`select pg_notify('skein', ${news})`
}

test('many changes of members at once look through the streams of a school a few times, not once each', async () => {
  await here.sql`create extension if not exists pg_stat_statements`
  const people = await Promise.all(['tom.okafor', 'kofi.mensah', 'carla.ruiz'].map(here.as))
  for (const visitor of people) for (let n = 0; n < 8; n += 1) await listening(visitor)
  const looks = async () => {
    const [row] = await here.sql<{ calls: number }[]>`
      select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
      where d.datname = current_database() and query ~ 'door.session'`
    return row?.calls ?? 0
  }
  const before = await looks()
  await tellOf(['members'], 60)
  await Promise.all(opened.map((stream) => stream.hears(': still here')))
  await new Promise((wait) => setTimeout(wait, 3_000))
  const now = await looks()
  expect(now - before).toBeGreaterThanOrEqual(24)
  expect(now - before).toBeLessThan((24 * 60) / 2)
})

test('a stream that nobody reads is ended, and keeps nothing', async () => {
  const priya = await here.as('priya.natarajan')
  const { hostname, port } = new URL(here.server.url)
  const deaf = connect(Number(port), hostname)
  deaf.pause()
  deaf.write(
    `GET /s/harbor-ridge/live HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${priya.cookie()}\r\n\r\n`,
  )
  await tellOf(['x'.repeat(7_000)], 2_500)
  const gone = new Promise((done) => deaf.once('close', () => done('gone')).on('error', () => {}))
  deaf.resume()
  const kept = new Promise((done) => setTimeout(() => done('kept'), 5_000))
  expect(await Promise.race([gone, kept])).toBe('gone')
})
