import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ownDatabase, ownerOf } from '../../support/database'
import { startMailServer } from '../../support/mail-server'
import { startServer } from '../../support/server'
import type { TestServer } from '../../support/server'
import { Visitor, demoEmail } from '../../support/visitor'
import { soon } from '../../support/soon'

let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>
let post: Awaited<ReturnType<typeof startMailServer>>
let server: TestServer

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  sql = ownerOf(own.url)
  post = await startMailServer()
  server = await started()
})
afterAll(async () => {
  await server.stop()
  await post.stop()
  await sql.end()
  await own.drop()
})
beforeEach(() => Object.assign(post.mood, { refuses: false, silent: false }))

const started = (env: Record<string, string> = {}) =>
  startServer(own.url, {
    SMTP_URL: post.url,
    MAIL_FROM: 'Harbor Ridge <skein@harborridge.example>',
    ...env,
  })
const jobs = () =>
  sql<
    { attempts: number; last_error: string | null }[]
  >`select attempts, last_error from graphile_worker.jobs where task_identifier = 'invitation letter'`
const principal = (at = server) => new Visitor(at.url).signIn(demoEmail('renata.osei'))
const to = (email: string) => post.received.filter((letter) => letter.to === email)
const linkIn = (text = '') => /\/join\/[\w-]{43}/.exec(text)?.[0] ?? 'no link'

async function invite(email: string, by?: Visitor) {
  const renata = by ?? (await principal())
  expect(
    (
      await renata.post('/s/harbor-ridge/invitations/new', {
        name: 'Ina New',
        email,
        position: 'teacher',
        access: 'member',
      })
    ).status,
  ).toBe(303)
  return renata
}

test('an invitation is mailed, with a link that opens it, and nothing of the secret stays behind', async () => {
  await invite('ina@pier.example')
  await soon(() => expect(to('ina@pier.example')).toHaveLength(1))
  const [letter] = to('ina@pier.example')
  const path = linkIn(letter?.text)
  expect(letter?.from).toBe('Harbor Ridge <skein@harborridge.example>')
  expect(letter?.text).toContain(`${server.url}/join/`)
  expect((await new Visitor(server.url).get(path)).status).toBe(200)
  await soon(async () => expect(await jobs()).toHaveLength(0))
  const [kept] = await sql<
    { n: number }[]
  >`select count(*)::int as n from invitations where invitations::text like ${`%${path.slice('/join/'.length)}%`}`
  expect(kept?.n).toBe(0)
})

test('a mail server that refuses is asked again, and neither the log nor the queue names whom it refused', async () => {
  post.mood.refuses = true
  await invite('ira@pier.example')
  await soon(async () =>
    expect((await jobs())[0]).toMatchObject({
      attempts: 1,
      last_error: expect.stringContaining('550') as string,
    }),
  )
  post.mood.refuses = false
  await soon(() => expect(to('ira@pier.example')).toHaveLength(1))
  expect(server.words()).toContain('will be tried again')
  expect(server.words()).not.toContain('ira@pier.example')
})

test('a letter that was refused for the last time is forgotten, with its secret', async () => {
  post.mood.refuses = true
  await invite('ivo@pier.example')
  await soon(async () => expect((await jobs())[0]?.last_error).toContain('550'))
  await sql`update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now() where key like '%letter%'`
  await soon(async () => expect(await jobs()).toHaveLength(0))
  await soon(async () => expect(server.words()).toContain('given up'))
})

test('an invitation that is withdrawn before it could be mailed is not mailed', async () => {
  post.mood.refuses = true
  const renata = await invite('ian@pier.example')
  await soon(async () => expect((await jobs())[0]?.last_error).toContain('550'))
  const [{ id } = { id: '' }] = await sql<
    { id: string }[]
  >`select id from invitations where email = 'ian@pier.example'`
  await renata.post(`/s/harbor-ridge/invitations/${id}/withdraw`)
  post.mood.refuses = false
  await soon(async () => expect(await jobs()).toHaveLength(0))
  expect(to('ian@pier.example')).toHaveLength(0)
})

test('a server killed in the middle of a letter leaves it to the next, under the same Message-ID', async () => {
  const doomed = await started()
  await server.stop()
  post.mood.silent = true
  await invite('ilse@pier.example', await principal(doomed))
  await soon(() => expect(to('ilse@pier.example')).toHaveLength(1))
  doomed.process.kill('SIGKILL')
  post.mood.silent = false
  server = await started()
  await soon(() => expect(to('ilse@pier.example')).toHaveLength(2))
  await soon(async () => expect(await jobs()).toHaveLength(0))
  const [first, second] = to('ilse@pier.example')
  expect(second?.messageId).toMatch(/^<.+@.+>$/)
  expect(second?.messageId).toBe(first?.messageId)
  expect(linkIn(second?.text)).toBe(linkIn(first?.text))
})

test('of letters written around a kill none is lost and none is there twice', async () => {
  const doomed = await startServer(own.url)
  await server.stop()
  const emails = Array.from({ length: 12 }, (_, n) => `around-${n}@pier.example`)
  const renata = await principal(doomed)
  await Promise.all(emails.map((email) => invite(email, renata)))
  doomed.process.kill('SIGKILL')
  server = await startServer(own.url, { DATA_DIR: doomed.dataDir })
  await soon(async () => expect(await jobs()).toHaveLength(0))
  const folder = join(doomed.dataDir, 'mail')
  const letters = await Promise.all(
    (await readdir(folder)).map(
      async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as { to: string },
    ),
  )
  expect(
    letters
      .map((letter) => letter.to)
      .filter((email) => email.endsWith('@pier.example'))
      .sort(),
  ).toEqual([...emails].sort())
})
