import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadDemo } from '../../db/demo/load'
import { startEmbedded } from '../../db/embedded.mjs'
import { migrate } from '../../db/migrate'
import { ownerOf } from '../support/database'
import { startServer } from '../support/server'
import { Visitor, demoEmail } from '../support/visitor'

test('the database killed under load: 503 meanwhile, back by itself within five seconds, no acknowledged write lost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'skein-lost-'))
  const first = await startEmbedded(folder)
  await migrate(first.url)
  await loadDemo(first.url, { asOf: '2026-03-02' })
  const server = await startServer(first.url)
  try {
    const teacher = await new Visitor(server.url).signIn(demoEmail('priya.natarajan'))
    const acknowledged: string[] = []
    const statuses: number[] = []
    let stopped = false
    const writing = (async () => {
      for (let n = 0; !stopped; n += 1) {
        const text = `written under load ${n}`
        const { status } = await teacher.post('/s/harbor-ridge/contributions/new', { text, kind: 'other', happenedOn: '2026-03-02', on: '2026-03-02' })
        statuses.push(status)
        if (status === 303) acknowledged.push(text)
      }
    })()
    await waitUntil(() => acknowledged.length >= 5)
    await first.stop()
    await waitUntil(() => statuses.includes(503))
    const again = await startEmbedded(folder, { port: Number(new URL(first.url).port) })
    const began = acknowledged.length
    await waitUntil(async () => (await fetch(`${server.url}/readyz`)).status === 200, 5_000)
    await waitUntil(() => acknowledged.length > began, 5_000)
    stopped = true
    await writing
    const sql = ownerOf(again.url)
    const rows = await sql<{ text: string }[]>`select text from contributions where text like 'written under load%'`
    await sql.end()
    const kept = new Set(rows.map(({ text }) => text))
    expect(acknowledged.filter((text) => !kept.has(text))).toEqual([])
    expect(statuses.every((status) => status === 303 || status === 503), statuses.join(' ')).toBe(true)
    await server.stop()
    await again.stop()
  } finally {
    server.process.kill('SIGKILL')
    await first.stop().catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
})

async function waitUntil(isTrue: () => boolean | Promise<boolean>, atMost = 20_000) {
  for (const until = Date.now() + atMost; Date.now() < until; await new Promise((wait) => setTimeout(wait, 50))) {
    if (await isTrue()) return
  }
  throw new Error('It did not come about in time.')
}
