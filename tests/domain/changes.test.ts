import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listen } from '../../db/changes'
import { closePool, openPool } from '../../db/connect'
import { announce, withSchool } from '../../db/school'
import { ownDatabase, ownerOf } from '../support/database'

let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>
let wire: Awaited<ReturnType<typeof wireTo>>
let school: string
let unlisten: () => Promise<void>
const heard: string[] = []
let began = 0

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  sql = ownerOf(own.url)
  school = (await sql<{ id: string }[]>`select id from schools`)[0]?.id ?? ''
  wire = await wireTo(own.url)
  openPool(wire.url)
  unlisten = await listen(({ topics }) => heard.push(...topics), () => (began += 1))
})
afterAll(async () => {
  await unlisten()
  await closePool()
  await wire.stop()
  await sql.end()
  await own.drop()
})

const say = (topic: string) => withSchool(school, async () => announce(topic))
const hears = (topic: string) => vi.waitFor(() => expect(heard).toContain(topic), 5_000)

test('what a school announces is heard', async () => {
  expect(began).toBe(1)
  await say('the beginning')
  await hears('the beginning')
})

test('a listener whose connection is cut listens again by itself, and says once that it does', async () => {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`
  await vi.waitFor(() => expect(began).toBe(2), 5_000)
  await say('after the cut')
  await hears('after the cut')
  expect(began).toBe(2)
})

test('a listener whose connection falls silent, without a word that it is gone, notices and listens again', async () => {
  wire.fallSilent()
  await vi.waitFor(() => expect(began).toBe(3), 20_000)
  await closePool()
  openPool(wire.url)
  await say('after the silence')
  await hears('after the silence')
})

/** A wire to a database that can fall silent: what is connected stays so, and nothing comes through any more. */
async function wireTo(url: string) {
  const there = new URL(url)
  const { port, hostname } = there
  const ends: Socket[] = []
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.pipe(far).pipe(near)
    for (const end of [near, far]) end.on('error', () => {})
    ends.push(near, far)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  there.port = String((server.address() as AddressInfo).port)
  return {
    url: there.href,
    fallSilent: () => ends.forEach((end) => end.unpipe().pause()),
    stop: async () => (ends.forEach((end) => end.destroy()), new Promise<void>((done) => server.close(() => done()))),
  }
}
