import { expect, test } from 'vitest'
import { served } from '../support/served'
import { startServer } from '../support/server'
import { Visitor, demoEmail } from '../support/visitor'
import { soon } from '../support/soon'

const here = served('skein_demo')

const readyWithin = async (seconds: number) => {
  for (
    const until = Date.now() + seconds * 1000;
    Date.now() < until;
    await new Promise((wait) => setTimeout(wait, 100))
  ) {
    if ((await fetch(`${here.server.url}/readyz`)).status === 200) return true
  }
  return false
}

test('the process outlives every backend that is terminated under it, and serves again by itself', async () => {
  const teacher = await here.as('priya.natarajan')
  for (let round = 0; round < 5; round += 1) {
    const asking = Array.from({ length: 12 }, () =>
      teacher.get('/s/harbor-ridge').then(
        ({ status }) => status,
        () => here.server.words(),
      ),
    )
    await here.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'skein%'`
    const statuses = await Promise.all(asking)
    expect(
      statuses.every((status) => status === 200 || status === 503),
      `${statuses} ${here.server.words()}`,
    ).toBe(true)
  }
  expect(await readyWithin(5)).toBe(true)
  expect(here.server.process.exitCode).toBeNull()
})

test('what was put off is still done after every backend was terminated', async () => {
  await here.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'skein%'`
  await here.sql`select graphile_worker.add_job('sweep')`
  await soon(async () =>
    expect(
      await here.sql`select from graphile_worker.jobs where task_identifier = 'sweep'`,
    ).toHaveLength(0),
  )
})

test('told to end, it drains and ends by itself with nothing left running', async () => {
  const other = await startServer(here.own.url)
  const teacher = await new Visitor(other.url).signIn(demoEmail('priya.natarajan'))
  const stream = await fetch(`${other.url}/s/harbor-ridge/live`, {
    headers: { Cookie: teacher.cookie() },
  })
  expect(stream.status).toBe(200)
  const code = await other.stop()
  expect(code).toBe(0)
})

test('live, ready and alive answer plainly, and a stranger hears nothing', async () => {
  expect((await fetch(`${here.server.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${here.server.url}/readyz`)).status).toBe(200)
  expect((await fetch(`${here.server.url}/s/harbor-ridge/live`)).status).toBe(404)
})

test('a write that another site sent is refused, by its fetch metadata or by its origin', async () => {
  const teacher = await here.as('priya.natarajan')
  expect((await teacher.post('/sign-out', {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  expect((await teacher.post('/sign-out', {}, { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403)
  expect((await teacher.get('/schools')).status).not.toBe(403)
})

test('the scripts of the page to sign in run by nonce alone', async () => {
  const page = await fetch(`${here.server.url}/sign-in`)
  const policy = page.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
  const scripts = [...(await page.text()).matchAll(/<script(?![^>]*application\/json)[^>]*>/g)].map(
    ([tag]) => tag,
  )
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
})

test('a body that outgrows the bound is refused', async () => {
  const answer = await fetch(`${here.server.url}/sign-in`, {
    method: 'POST',
    body: 'x'.repeat(300_000),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
    },
  })
  expect(answer.status).toBe(413)
})
