import { expect, test } from 'vitest'
import { demoPassword } from '../../../db/demo/load'
import { moveClock } from '../../support/clock'
import { freePort } from '../../support/free-port'
import { served } from '../../support/served'
import { demoEmail } from '../../support/visitor'
import { soon } from '../../support/soon'

// The school as people reach it, over TLS that a proxy ends, and another as a developer starts it.
const port = await freePort()
const https = { Origin: `https://127.0.0.1:${port}` }
const here = served('skein_demo', {
  env: () => ({ PORT: String(port), APP_URL: https.Origin, MAIL_PAGE: 'off' }),
})
const plain = served('skein_demo')
const board = '/s/harbor-ridge/board'

const addressOf = (at: typeof here, path: string) =>
  new URL(path, at.server.url.replace('https:', 'http:'))
const signIn = (at: typeof here, headers: Record<string, string> = {}) =>
  fetch(addressOf(at, '/sign-in'), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: new URLSearchParams({ email: demoEmail('priya.natarajan'), password: demoPassword }),
  })
const lines = (answer: Response) =>
  Object.fromEntries(
    answer.headers.getSetCookie().map((line) => {
      const [, name = '', rest = ''] = /^([^=]+)=[\w-]{43}(.*)$/.exec(line) ?? []
      return [name, rest]
    }),
  )
const sessionIn = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => /skein=/.test(pair)) ?? ''
const ask = (at: typeof here, path: string, headers: Record<string, string> = {}) =>
  fetch(addressOf(at, path), {
    redirect: 'manual',
    headers: { Accept: 'text/html', ...headers },
  })

test('a session’s cookie is read by no script, sent along to no other site, and over TLS alone where people come over it', async () => {
  const month = '; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000'
  const [secure, open] = [lines(await signIn(here, https)), lines(await signIn(plain))]
  expect(secure['__Host-skein']).toBe(`${month}; Secure`)
  expect(open.skein).toBe(month)
  for (const rest of [...Object.values(secure), ...Object.values(open)])
    expect(rest).toMatch(/^; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+(; Secure)?$/)
  expect(Object.keys(secure).filter((name) => !name.startsWith('__Host-'))).toEqual([])
})

test('signing in anew in the same browser ends the session that was', async () => {
  const former = sessionIn(await signIn(plain))
  expect((await ask(plain, board, { Cookie: former })).status).toBe(200)
  const present = sessionIn(await signIn(plain, { Cookie: former }))
  expect(present).not.toBe(former)
  expect((await ask(plain, board, { Cookie: former })).status).toBe(303)
  expect((await ask(plain, board, { Cookie: present })).status).toBe(200)
})

test('signing out ends the session, not the cookie alone', async () => {
  const session = sessionIn(await signIn(plain))
  const out = await fetch(new URL('/sign-out', plain.server.url), {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: session, 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(out.headers.getSetCookie().join()).toContain('skein=; Path=/; HttpOnly')
  expect((await ask(plain, board, { Cookie: session })).status).toBe(303)
})

test('every answer carries the headers that shut others out: pages, files, streams and refusals', async () => {
  const cookie = sessionIn(await signIn(here, https))
  const strict = {
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-powered-by': null,
  }
  const page = await (await ask(here, '/sign-in')).text()
  const asset = /(\/assets\/[\w.-]+\.js)/.exec(page)?.[1] ?? ''
  const files = [asset, '/s/harbor-ridge/decisions/log.csv', '/account/data']
  const pages = [board, '/sign-in', '/s/nowhere/board', '/%', '/feeds/calendar/x.ics']
  for (const path of [...pages, ...files, '/s/harbor-ridge/live']) {
    const answer = await ask(here, path, { Cookie: cookie })
    const { headers } = answer
    await answer.body?.cancel()
    const said = Object.keys(strict).map((name) => [name, headers.get(name)])
    expect([path, Object.fromEntries(said)]).toEqual([path, strict])
  }
  expect((await ask(plain, '/sign-in')).headers.has('strict-transport-security')).toBe(false)
})

test('the policy of a page lets in what the page names, once, and nothing from elsewhere', async () => {
  const policies = await Promise.all(
    [1, 2].map(async () => {
      const answer = await ask(here, '/sign-in')
      const said = answer.headers.get('content-security-policy') ?? ''
      const nonce = /'nonce-([^']+)'/.exec(said)?.[1] ?? ''
      const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? []
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
      return { nonce, said: said.replaceAll(nonce, 'N') }
    }),
  )
  expect(policies[0]?.nonce).not.toBe(policies[1]?.nonce)
  expect(policies[0]?.nonce.length).toBeGreaterThan(20)
  expect(policies[0]?.said.split(';').toSorted()).toEqual(
    [
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
    ].toSorted(),
  )
})

test('a write says where it comes from: neither origin nor fetch metadata is refused, and so is another site', async () => {
  const cookie = sessionIn(await signIn(plain))
  const write = async (headers: Record<string, string>) =>
    (
      await fetch(new URL('/s/harbor-ridge/contributions/new', plain.server.url), {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: cookie, ...headers },
        body: new URLSearchParams({ text: 'Chairs', kind: 'other', happenedOn: '2026-03-02' }),
      })
    ).status
  expect(await write({})).toBe(403)
  for (const site of ['cross-site', 'same-site'])
    expect([site, await write({ 'Sec-Fetch-Site': site })]).toEqual([site, 403])
  expect(await write({ Origin: 'https://evil.example' })).toBe(403)
  expect(await write({ Origin: 'null' })).toBe(403)
  expect(await write({ Origin: new URL(plain.server.url).origin })).toBe(303)
})

test('where one is sent after signing in is on this site', async () => {
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/.//evil.example',
  ])
    expect([
      next,
      (
        await fetch(new URL(`/sign-in?next=${encodeURIComponent(next)}`, plain.server.url), {
          method: 'POST',
          redirect: 'manual',
          headers: { 'Sec-Fetch-Site': 'same-origin' },
          body: new URLSearchParams({
            email: demoEmail('priya.natarajan'),
            password: demoPassword,
            next,
          }),
        })
      ).headers.get('location'),
    ]).toEqual([next, '/schools'])
})

test('the tag of an unchanged page is another on another day, and for another membership', async () => {
  const cookie = sessionIn(await signIn(plain))
  const tag = async () => (await ask(plain, board, { Cookie: cookie })).headers.get('etag')
  const first = await tag()
  expect(first).toMatch(/^W/)
  expect(await tag()).toBe(first)
  const again = await ask(plain, board, { Cookie: cookie, 'If-None-Match': String(first) })
  expect(again.status).toBe(304)
  const as = (position: string) => plain.sql`
    update members set position = ${position} where initials = 'PN'`
  await as('support staff')
  expect(await tag()).not.toBe(first)
  await as('teacher')
  const before = await tag()
  await moveClock(plain.sql, '2026-03-03T18:00Z')
  await plain.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await soon(async () => expect(await tag()).toMatch(/^W/))
  expect(await tag()).not.toBe(before)
})
