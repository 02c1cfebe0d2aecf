import { expect, test } from 'vitest'
import { request } from 'node:http'
import { served } from '../../support/served'
import { startServer } from '../../support/server'
import { Visitor } from '../../support/visitor'

const here = served('skein_demo')

// A client that may say any host; fetch says the one it goes to.
function statusFor(headers: Record<string, string>) {
  return new Promise<number | undefined>((done, fail) => {
    request(
      new URL('/mail', here.server.url),
      { headers: { Accept: 'text/html', ...headers } },
      (answer) => (answer.resume(), done(answer.statusCode)),
    )
      .on('error', fail)
      .end()
  })
}

test('the page of letters is there for this machine alone, by its own name', async () => {
  const { port } = new URL(here.server.url)
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
    expect([host, await statusFor({ host })]).toEqual([host, 200])
  for (const host of [
    'skein.example.org',
    `evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `localhost.evil.example`,
  ])
    expect([host, await statusFor({ host })]).toEqual([host, 404])
})

test('the page of letters is not there for the one who comes through a proxy', async () => {
  for (const name of ['X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded', 'X-Real-IP', 'Via'])
    expect([name, await statusFor({ [name]: '127.0.0.1' })]).toEqual([name, 404])
})

test('without the setting there is no page of letters, even where it is developed', async () => {
  const real = await startServer(here.own.url, { MAIL_PAGE: 'off', NODE_ENV: 'development' })
  expect((await new Visitor(real.url).get('/mail')).status).toBe(404)
  await real.stop()
})
