import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { tooMuch } from '../../../app/http/body-length.server'
import { served } from '../../support/served'

const here = served('skein_demo')

type Answer = { status: number | string; text: string }

/** A form sent in pieces, which says no length: answers the status, or how the connection ended. */
function sentInPieces(path: string, pieces: number, more: Record<string, string> = {}) {
  return new Promise<Answer>((done) => {
    const asking = request(new URL(path, here.server.url), {
      method: 'POST',
      headers: { ...headers, ...more },
    })
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
        text: `${tooMuch}\n`,
      })
  expect((await sentInPieces('/sign-in', 1)).status).toBe(422)
  // What reads no form has answered before it is too long.
  expect((await sentInPieces('/sign-out', 17)).status).toBe(303)
  expect(here.server.words()).not.toMatch(/"level":[56]0/)
})

test('a form that is too long is answered one way, whether it says its length or not: a page like ours, with the bound', async () => {
  const html = { Accept: 'text/html', Referer: `${here.server.url}/sign-up` }
  const unsaid = await sentInPieces('/sign-in', 17, html)
  const answer = await fetch(`${here.server.url}/sign-in`, {
    method: 'POST',
    body: `email=${'x'.repeat(300_000)}`,
    headers: { ...html, 'Content-Type': headers['Content-Type'], 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(unsaid).toEqual({ status: 413, text: await answer.text() })
  expect(answer.status).toBe(413)
  expect(unsaid.text).toContain('at most 256 kB')
  expect(unsaid.text).toContain('<a href="/sign-up"')
  const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(unsaid.text) ?? []
  expect((await fetch(here.server.url + sheet)).headers.get('Content-Type')).toMatch(/^text\/css/)
})
