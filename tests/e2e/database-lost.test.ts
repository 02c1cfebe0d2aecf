import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../../db/demo/load'
import { startEmbedded } from '../../db/embedded.mjs'
import { migrate } from '../../db/migrate'
import { ownerOf } from '../support/database'
import { startMailServer } from '../support/mail-server'
import { startServer } from '../support/server'
import type { TestServer } from '../support/server'
import { Visitor, demoEmail } from '../support/visitor'

let folder: string
let database: Awaited<ReturnType<typeof startEmbedded>>
let server: TestServer
let post: Awaited<ReturnType<typeof startMailServer>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skein-lost-'))
  database = await startEmbedded(folder)
  await migrate(database.url)
  await loadDemo(database.url, { asOf: '2026-03-02' })
  post = await startMailServer()
  server = await startServer(database.url, { SMTP_URL: post.url })
})
afterAll(async () => {
  await server.stop()
  await post.stop()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
})

const readiness = async () => (await fetch(`${server.url}/readyz`)).status
const started = async () => {
  database = await startEmbedded(folder, { port: Number(new URL(database.url).port) })
}
const visitor = (name: string) => new Visitor(server.url).signIn(demoEmail(name))
const contribution = (text: string) => ({
  text,
  kind: 'other',
  happenedOn: '2026-03-02',
  on: '2026-03-02',
})

test('the database killed under load: 503 meanwhile, back by itself within five seconds, no acknowledged write lost', async () => {
  const teacher = await visitor('priya.natarajan')
  const acknowledged: string[] = []
  const statuses: number[] = []
  let stopped = false
  const writing = (async () => {
    for (let n = 0; !stopped; n += 1) {
      const text = `written under load ${n}`
      const { status } = await teacher.post('/s/harbor-ridge/contributions/new', contribution(text))
      statuses.push(status)
      if (status === 303) acknowledged.push(text)
    }
  })()
  await waitUntil(() => acknowledged.length >= 5)
  await database.stop()
  await waitUntil(() => statuses.includes(503))
  await started()
  const began = acknowledged.length
  await waitUntil(async () => (await readiness()) === 200, 5_000)
  await waitUntil(() => acknowledged.length > began, 5_000)
  stopped = true
  await writing
  const sql = ownerOf(database.url)
  const rows = await sql<
    { text: string }[]
  >`select text from contributions where text like 'written under load%'`
  await sql.end()
  const kept = new Set(rows.map(({ text }) => text))
  expect(acknowledged.filter((text) => !kept.has(text))).toEqual([])
  expect(
    statuses.every((status) => status === 303 || status === 503),
    statuses.join(' '),
  ).toBe(true)
})

test('after the database was away an open page is told to look again, and then hears what others do', async () => {
  const [denise, renata] = [await visitor('denise.abara'), await visitor('renata.osei')]
  const heard = await listening(denise.cookie())
  await database.stop()
  await waitUntil(async () => (await readiness()) === 503)
  // Longer than any one try to come back.
  await new Promise((wait) => setTimeout(wait, 3_000))
  await started()
  await waitUntil(() => heard().includes('event: again'), 5_000)
  expect(heard()).not.toContain('event: news')

  expect(
    (await renata.post('/s/harbor-ridge/contributions/new', contribution('said after the fall')))
      .status,
  ).toBe(303)
  await waitUntil(() => heard().includes('event: news'), 2_000)
})

test('a letter that was on its way when the database went is done with when it returns, is not sent again, and the next one follows', async () => {
  const renata = await visitor('renata.osei')
  const invite = (email: string) =>
    renata.post('/s/harbor-ridge/invitations/new', {
      name: 'Una New',
      email,
      position: 'teacher',
      access: 'member',
    })
  post.mood.silent = true
  await invite('una@pier.example')
  await waitUntil(() => post.received.length === 1)
  await database.stop()
  Object.assign(post.mood, { silent: false })
  post.answer()
  await new Promise((wait) => setTimeout(wait, 1_000))
  await started()
  const sql = ownerOf(database.url)
  await waitUntil(
    async () =>
      (await sql`select from graphile_worker.jobs where task_identifier = 'invitation letter'`)
        .length === 0,
  )
  await sql.end()
  expect((await invite('una-too@pier.example')).status).toBe(303)
  await waitUntil(() => post.received.length > 1)
  expect(post.received.map(({ to }) => to)).toEqual(['una@pier.example', 'una-too@pier.example'])
})

/** Opens the stream of news once; answers what has been heard on it so far. It must never close. */
async function listening(cookie: string) {
  const { body } = await fetch(`${server.url}/s/harbor-ridge/live`, { headers: { Cookie: cookie } })
  let heard = ''
  void (async () => {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>)
      heard += Buffer.from(chunk).toString()
    heard = 'it closed'
  })().catch(() => {})
  return () => heard
}

async function waitUntil(isTrue: () => boolean | Promise<boolean>, atMost = 20_000) {
  for (
    const until = Date.now() + atMost;
    Date.now() < until;
    await new Promise((wait) => setTimeout(wait, 50))
  ) {
    if (await isTrue()) return
  }
  throw new Error('It did not come about in time.')
}
