import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { served } from '../../support/served'

const here = served('skein_demo')

type Answer = { status: number | string; text: string }

/** A form sent in pieces, which says no length: answers the status, or how the connection ended. */
function sentInPieces(path: string, pieces: number) {
  return new Promise<Answer>((done) => {
    const asking = request(new URL(path, here.server.url), { method: 'POST', headers })
    asking.once('response', (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.once('close', () => done({ status: answer.statusCode ?? 0, text }))
    })
    asking.on('error', (error: NodeJS.ErrnoException) =>
      done({ status: error.code ?? 'failed', text: '' }),
    )
    void send(asking, pieces)
  })
}

const headers = {
  'Content-Type': 'application/x-www-form-urlencoded',
  'Sec-Fetch-Site': 'same-origin',
  'Transfer-Encoding': 'chunked',
}

async function send(asking: ReturnType<typeof request>, pieces: number) {
  asking.write('email=nobody@weir.example&password=')
  for (let n = 0; n < pieces && !asking.destroyed; n += 1) {
    asking.write('x'.repeat(16 * 1024))
    await pause(1)
  }
  asking.end()
}

test('a body that does not say its length is answered 413 once it is too long, and nothing is done', async () => {
  for (const path of ['/sign-in', '/sign-up', '/forgotten'])
    for (const pieces of [17, 64, 400])
      expect(await sentInPieces(path, pieces), `${path} ${pieces}`).toEqual({
        status: 413,
        text: 'That is more than Skein takes in one go.\n',
      })
  expect((await sentInPieces('/sign-in', 1)).status).toBe(422)
  // What reads no form has answered before it is too long.
  expect((await sentInPieces('/sign-out', 17)).status).toBe(303)
  expect(here.server.words()).not.toMatch(/"level":[56]0/)
})
