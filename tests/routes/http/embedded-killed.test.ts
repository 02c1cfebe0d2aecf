import { mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startServer } from '../../support/server'
import type { TestServer } from '../../support/server'
import { Visitor } from '../../support/visitor'
import { soon } from '../../support/soon'

let home: string
let server: TestServer

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'skein-killed-'))
  server = await startServer('', { DATABASE_URL: '', DATA_DIR: home, LOG_LEVEL: 'debug' })
})
afterAll(async () => {
  await server.stop()
  await rm(home, { recursive: true, force: true })
})

const ask = (path: string) =>
  fetch(`${server.url}${path}`, { signal: AbortSignal.timeout(10_000) }).then(
    ({ status }) => status,
    () => 'silent',
  )
const readiness = () => ask('/readyz')
const postmaster = async () =>
  Number.parseInt(
    await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8').catch(() => ''),
    10,
  )
const configuration = () => join(home, 'postgres', 'postgresql.conf')
// Its last line says when it takes connections in.
const begunIn = async (folder: string) => {
  const lines = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  expect(lines[7]).toMatch(/^ready/)
  return lines
}
// How many people have a letter.
const letters = async () => {
  const folder = join(home, 'mail')
  const mails = await readdir(folder).catch(() => [])
  const texts = await Promise.all(mails.map((mail) => readFile(join(folder, mail), 'utf8')))
  return new Set(texts.flatMap((text) => text.match(/ana-\d@pier\.example/) ?? [])).size
}

// Like a person, it does not wait for ever, and tries again.
const signUp = (round: number) => {
  const patience = new Promise<'silent'>((done) => setTimeout(done, 10_000, 'silent'))
  const form = { name: 'Ana', email: `ana-${round}@pier.example` }
  const sent = new Visitor(server.url).post('/sign-up', form)
  return Promise.race([sent.then(({ status }) => status), patience])
}

test('an embedded Postgres that is killed is started again by itself: 503 until it answers, and the jobs go on', async () => {
  for (let round = 1; round <= 3; round += 1) {
    const pid = await postmaster()
    // Without its configuration it can't be started again, so that it stays away until it is looked
    // for.
    await rename(configuration(), `${configuration()}.kept`)
    process.kill(pid, 'SIGKILL')
    await soon(async () => expect(await readiness()).toBe(503), 20)
    await rename(`${configuration()}.kept`, configuration())
    await soon(async () => expect([pid, NaN]).not.toContain(await postmaster()))
    await soon(async () => expect(await readiness()).toBe(200))
    // A connection of the pool that has yet to see that its server died answers 503 once.
    await soon(async () => expect(await signUp(round)).toBe(303))
    // What a runner held as its database died is freed by the look of the next minute.
    await vi.waitFor(async () => expect(await letters(), server.words()).toBe(round), 125_000)
  }
}, 600_000)

test('one that is killed while Skein prepares it is prepared from the beginning', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'skein-killed-'))
  const starting = startServer('', { DATABASE_URL: '', DATA_DIR: folder })
  try {
    const [pid] = await soon(() => begunIn(folder), 10)
    process.kill(Number(pid), 'SIGKILL')
    const begun = await starting
    expect((await fetch(`${begun.url}/readyz`)).status).toBe(200)
  } finally {
    await starting.then(({ stop }) => stop()).catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
})

test('one that Skein stops itself stays stopped', async () => {
  const pid = await postmaster()
  await server.stop()
  await soon(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
  expect(await postmaster()).toBeNaN()
  expect(await readdir(home)).not.toContain('running.json')
})
