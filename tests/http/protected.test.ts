import express from 'express'
import type { RequestListener, Server } from 'node:http'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { goTo, refuseCrossSite } from '../../app/http/answers.server'
import { configure, settle } from '../../app/http/config.server'
import { cookieLine, secretIn } from '../../app/http/cookies.server'
import { keepOnce, takeOnce } from '../../app/http/one-time-cookie.server'
import { protect, refuseForeignOrigin } from '../../app/http/protect.server'

const secret = 'a'.repeat(43)
const servers: Server[] = []
const at = (appUrl: string) => settle(configure({ APP_URL: appUrl }))
const overTls = () => at('https://skein.example')
beforeEach(() => at('http://skein.example'))
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done))
})

/** What answers, behind our headers and refusals: a page that says 'here'. */
async function behind({ secure = false, development = false, appUrl = '' } = {}) {
  const app = express()
  app.use((_, response, next) => {
    response.locals.nonce = 'N'
    next()
  })
  app.use(protect({ development, secure, looks: [] }), refuseForeignOrigin(appUrl || undefined))
  app.use((_, response) => void response.send('here'))
  const server = createServer(app as RequestListener).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  const inWords = (...lines: string[]) =>
    new Promise<string>((done, fail) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
      socket.once('error', fail).once('data', (said) => {
        socket.destroy()
        done(said.toString().slice(9, 12))
      })
    })
  // No agent: what fetch would not send is sent, too.
  const ask = (
    path = '/',
    { method = 'GET', headers = {} as Record<string, string>, body = '' } = {},
  ) =>
    new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>((done, fail) =>
      request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (answer) => {
        answer.resume()
        done({ status: answer.statusCode ?? 0, headers: answer.headers })
      })
        .on('error', fail)
        .end(body),
    )
  return Object.assign(ask, { inWords })
}

test('a cookie is of the whole site, read by no script, sent to no other site; over TLS alone where people come over it', () => {
  expect(cookieLine('skein', 'x', 60)).toBe('skein=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60')
  overTls()
  expect(cookieLine('skein', 'x', 60)).toBe(
    '__Host-skein=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure',
  )
})

test('a secret is read from its own cookie alone, and only one that can be a secret', () => {
  for (const cookies of [`a=b; skein=${secret}`, `skein-once=b; skein=${secret}`])
    expect(secretIn(cookies, 'skein')).toBe(secret)
  for (const other of [`xskein=${secret}`, `skein=${secret}a`, 'skein=', `skein2=${secret}`, ''])
    expect([other, secretIn(other, 'skein')]).toEqual([other, undefined])
  overTls()
  expect(secretIn(`skein=${secret}`, 'skein')).toBeUndefined()
  expect(secretIn(`__Host-skein=${secret}`, 'skein')).toBe(secret)
})

test('a secret that is shown once goes to its own page alone, for two minutes, and is let go there', () => {
  const rest = 'HttpOnly; SameSite=Strict; Max-Age'
  expect(keepOnce('s', '/people/1')).toBe(`skein-once=s; Path=/people/1; ${rest}=120`)
  const shown = (cookie: string) =>
    takeOnce(new Request('http://x/people/1', { headers: { Cookie: cookie } }))
  expect(shown('a=b; skein-once=s')).toEqual({
    secret: 's',
    gone: `skein-once=; Path=/people/1; ${rest}=0`,
  })
  expect(shown('a=b')).toBeUndefined()
  overTls()
  expect(keepOnce('s', '/')).toBe(`skein-once=s; Path=/; ${rest}=120; Secure`)
})

const policy = [
  "base-uri 'none'",
  "connect-src 'self'",
  "default-src 'none'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "object-src 'none'",
  "script-src 'nonce-N' 'strict-dynamic'",
  "style-src 'self' 'nonce-N'",
  "style-src-attr 'unsafe-inline'",
]

test('every answer carries strict headers, those of a refusal too; what hangs on TLS only with it', async () => {
  const [open, secure] = [await behind(), await behind({ secure: true })]
  const strict = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
  for (const path of ['/', '/%']) {
    const { headers } = await secure(path)
    expect([path, headers]).toEqual([path, expect.objectContaining(strict)])
    expect(String(headers['content-security-policy']).split(';').toSorted()).toEqual(policy)
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    expect(headers['cross-origin-embedder-policy']).toBeUndefined()
    expect((await open(path)).headers['strict-transport-security']).toBeUndefined()
  }
})

test('an address that no page has, and a method that none takes, are refused plainly', async () => {
  const ask = await behind()
  const status = async (path: string, more = {}) => (await ask(path, more)).status
  expect(await status('/s/pier?a=%41')).toBe(200)
  for (const path of ['/%', '/%ff', '/a%00b', '/a%0d'])
    expect([path, await status(path)]).toEqual([path, 400])
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    expect([method, await status('/', { method })]).toEqual([method, 405])
  expect((await ask('/', { method: 'PUT' })).headers.allow).toBe('GET, HEAD, POST')
  for (const host of ['a/b', 'a@b', 'a b', 'a?b', 'a#b', 'a\\b'])
    expect([host, await status('/', { headers: { 'x-forwarded-host': host } })]).toEqual([
      host,
      400,
    ])
  expect(await status('/', { headers: { 'x-forwarded-host': 'skein.example:8443, proxy' } })).toBe(
    200,
  )
})

test('who names two hosts is not believed, nor a write without a host from no site', async () => {
  const { inWords } = await behind()
  const get = 'GET / HTTP/1.1'
  expect(await inWords(get, 'Host: a.example', 'Connection: close')).toBe('200')
  expect(await inWords(get, 'Host: a.example', 'Host: b.example', 'Connection: close')).toBe('400')
  const post = ['POST / HTTP/1.0', 'Content-Length: 0']
  expect(await inWords(...post)).toBe('200')
  expect(await inWords(...post, 'Origin: null')).toBe('403')
})

test('a form may hold 256 kB, and not one byte more', async () => {
  const ask = await behind()
  const sent = async (bytes: number, isChunked = false) =>
    (
      await ask('/', {
        method: 'POST',
        body: 'a'.repeat(bytes),
        headers: isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': `${bytes}` },
      })
    ).status
  expect([await sent(256 * 1024), await sent(256 * 1024 + 1)]).toEqual([200, 413])
})

test('a write from an origin that is neither this address nor the one people use is refused', async () => {
  const ask = await behind({ appUrl: 'https://skein.example' })
  const sent = async (origin: string, more: Record<string, string> = {}, method = 'POST') =>
    (await ask('/', { method, headers: { origin, host: 'here.example', ...more } })).status
  expect(await sent('https://skein.example')).toBe(200)
  expect(await sent('http://here.example')).toBe(200)
  expect(await sent('http://proxy.example', { 'x-forwarded-host': 'proxy.example, b' })).toBe(200)
  for (const origin of ['https://evil.example', 'null', 'https://skein.example.evil'])
    expect([origin, await sent(origin)]).toEqual([origin, 403])
  expect(await sent('http://here.example', { 'x-forwarded-host': 'proxy.example' })).toBe(403)
  expect(await sent('https://evil.example', {}, 'GET')).toBe(200)
})

test('a write says that it comes from here: by fetch metadata, or where there is none by its origin', () => {
  const warned = vi.fn()
  const context = { log: { warn: warned }, requestId: '1' } as never
  const isRefused = (headers: Record<string, string>) => {
    const asked = new Request('http://here.example/a', { method: 'POST', headers })
    try {
      refuseCrossSite(asked, context)
      return false
    } catch (answer) {
      return (answer as Response).status === 403
    }
  }
  const from = (site: string) => isRefused({ 'Sec-Fetch-Site': site })
  expect(['same-origin', 'none', 'same-site', 'cross-site', 'else'].map(from)).toEqual([
    ...[false, false, true, true, true],
  ])
  expect(isRefused({})).toBe(true)
  expect(isRefused({ Origin: 'http://here.example' })).toBe(false)
  expect(isRefused({ Origin: 'http://skein.example' })).toBe(false)
  expect(isRefused({ Origin: 'https://evil.example' })).toBe(true)
  expect(isRefused({ Origin: 'http://here.example', 'Sec-Fetch-Site': 'cross-site' })).toBe(true)
  expect(warned).toHaveBeenCalledTimes(6)
})

test('a redirect leads to a page of ours, and nowhere else', () => {
  const to = (path: string) => goTo(path, '/schools').headers.get('location')
  expect(to('/s/pier?a=b')).toBe('/s/pier?a=b')
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/.//evil.example',
    '',
  ])
    expect([path, to(path)]).toEqual([path, '/schools'])
  expect(goTo('/').status).toBe(303)
})
