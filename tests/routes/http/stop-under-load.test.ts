import { Agent, get } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../support/database'
import { startServer } from '../../support/server'
import type { TestServer } from '../../support/server'
import { Visitor, demoEmail } from '../../support/visitor'

let own: Awaited<ReturnType<typeof ownDatabase>>
let server: TestServer

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  server = await startServer(own.url)
})
afterAll(async () => {
  await server.stop()
  await own.drop()
})

/** One question on a connection that is kept; answers the status, or how it failed. */
function ask(agent: Agent, cookie: string) {
  return new Promise<number | string>((done) => {
    const request = get(
      `${server.url}/s/harbor-ridge/contributions`,
      { agent, headers: { Cookie: cookie } },
      (answer) => {
        answer.resume()
        answer.once('end', () => done(answer.complete ? (answer.statusCode ?? 0) : 'cut short'))
        answer.once('error', () => done('cut short'))
      },
    )
    request.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'failed'))
  })
}

test('told to stop under load, the server answers every request that it has let in, and lets in no more', async () => {
  const cookie = (await new Visitor(server.url).signIn(demoEmail('priya.natarajan'))).cookie()
  const agent = new Agent({ keepAlive: true, maxSockets: 24 })
  const answers: (number | string)[] = []
  let isOver = false
  const asking = Array.from({ length: 24 }, async (_, place) => {
    while (!isOver) {
      const answer = await ask(agent, cookie)
      answers.push(answer)
      if (answer === 'ECONNREFUSED') return
      // Some pause between questions, as readers do: their connections are idle when the server is
      // told to stop.
      await new Promise((done) => setTimeout(done, (place % 6) * 30))
    }
  })
  while (answers.length < 200) await new Promise((done) => setTimeout(done, 20))
  const before = answers.length
  expect(await server.stop()).toBe(0)
  isOver = true
  await Promise.all(asking)
  agent.destroy()

  const others = answers.filter((answer) => answer !== 200 && answer !== 'ECONNREFUSED')
  expect(others).toEqual([])
  expect(answers.length).toBeGreaterThan(before + 24)
})

test('an idle connection is kept for longer than proxies keep theirs', async () => {
  server = await startServer(own.url)
  const answer = await fetch(`${server.url}/healthz`)
  expect(Number(/timeout=(\d+)/.exec(answer.headers.get('Keep-Alive') ?? '')?.[1])).toBeGreaterThan(
    60,
  )
})
