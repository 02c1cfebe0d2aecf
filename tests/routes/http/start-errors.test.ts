import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase, ownerOf } from '../../support/database'
import { startServer } from '../../support/server'

let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>
let folder: string
let mute: Server
let mutePort: number

beforeAll(async () => {
  own = await ownDatabase('skein_empty')
  sql = ownerOf(own.url)
  folder = await mkdtemp(join(tmpdir(), 'skein-starts-'))
  await writeFile(join(folder, 'a-file'), '')
  mute = createServer((line) => line.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done))
  mutePort = (mute.address() as AddressInfo).port
  await sql.unsafe("create role test_modest login password 'geese'")
})
afterAll(async () => {
  mute.close()
  await sql.unsafe('drop role test_modest')
  await sql.end()
  await own.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Starts the built server and lets it fail: what it said, without what it says of its progress. */
function failing(env: Record<string, string>) {
  const child = spawn(process.execPath, ['.run/serve-for-tests.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      LOG_LEVEL: 'warn',
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: own.url,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const tooLong = setTimeout(() => child.kill('SIGKILL'), 30_000)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise<{ said: string; code: number | null }>((done) =>
    child.once('close', (code) => (clearTimeout(tooLong), done({ said: said.trim(), code }))),
  )
}

const changed = (change: (url: URL) => void) => {
  const url = new URL(own.url)
  change(url)
  return url.href
}

const cases: [string, () => Record<string, string>, RegExp][] = [
  [
    'the database is down',
    () => ({ DATABASE_URL: changed((url) => (url.port = '1')) }),
    /^DATABASE_URL: no Postgres answers at 127\.0\.0\.1:1\. Start it, or correct the address\.$/,
  ],
  [
    'the host is unknown',
    () => ({ DATABASE_URL: changed((url) => (url.hostname = 'nowhere.invalid')) }),
    /^DATABASE_URL: there is no host named nowhere\.invalid\. Correct its name\.$/,
  ],
  [
    'something else answers',
    () => ({ DATABASE_URL: changed((url) => (url.port = String(mutePort))) }),
    /^DATABASE_URL: what answers at 127\.0\.0\.1:\d+ does not speak like Postgres\. /,
  ],
  [
    'the password is wrong',
    () => ({ DATABASE_URL: changed((url) => (url.password = 'wrong')) }),
    /^DATABASE_URL: Postgres refuses the user skein or its password\. Correct them\.$/,
  ],
  [
    'there is no password',
    () => ({ DATABASE_URL: changed((url) => (url.password = '')) }),
    /^DATABASE_URL must be an address like postgres:\/\/user:password@host:5432\/skein\.$/,
  ],
  [
    'another database is named',
    () => ({ DATABASE_URL: 'mysql://x/y' }),
    /^DATABASE_URL must be an address like postgres:\/\/user:password@host:5432\/skein\.$/,
  ],
  [
    'there is no such database',
    () => ({ DATABASE_URL: changed((url) => (url.pathname = '/nowhere')) }),
    /^DATABASE_URL: there is no database named nowhere at .*\. Create it, or correct its name\.$/,
  ],
  [
    'its user may not make roles',
    () => ({
      DATABASE_URL: changed((url) =>
        Object.assign(url, { username: 'test_modest', password: 'geese' }),
      ),
    }),
    /^DATABASE_URL: its user test_modest may not prepare the database .* alter role "test_modest" createrole; .*$/,
  ],
  [
    'DATA_DIR is a file',
    () => ({ DATABASE_URL: '', DATA_DIR: join(folder, 'a-file') }),
    /^DATA_DIR .*a-file is a file, or lies in one\. Set DATA_DIR to a folder that Skein may write in\.$/,
  ],
  [
    'DATA_DIR lies in a file',
    () => ({ DATABASE_URL: '', DATA_DIR: join(folder, 'a-file', 'in', 'it') }),
    /^DATA_DIR .*it is a file, or lies in one\./,
  ],
  [
    'DATA_DIR lies where no folder can be made',
    () => ({ DATABASE_URL: '', DATA_DIR: '/proc/nope' }),
    /^DATA_DIR \/proc\/nope .*\. Set DATA_DIR to a folder that Skein may write in\.$/,
  ],
  [
    'letters cannot be kept in DATA_DIR',
    () => ({ DATA_DIR: '/proc/nope/deep' }),
    /^DATA_DIR \/proc\/nope\/deep /,
  ],
  [
    'PORT is taken',
    () => ({ PORT: String(mutePort) }),
    /^PORT \d+ is taken by another program; set PORT to a free one\.$/,
  ],
  [
    'HOST is not ours',
    () => ({ HOST: '192.0.2.1' }),
    /^HOST 192\.0\.2\.1 is no address of this machine; set HOST to one, or to 0\.0\.0\.0 for all\.$/,
  ],
  [
    'HOST is no host',
    () => ({ HOST: 'http://skein' }),
    /^HOST http:\/\/skein is no address of this machine; set HOST to one, or to 0\.0\.0\.0 for all\.$/,
  ],
]

test.each(cases)(
  'when %s, the start ends with a sentence that names the variable and what to do',
  async (_, env, sentence) => {
    const { said, code } = await failing(env())
    expect(said).toMatch(sentence)
    expect(said.split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  },
)

test('a second Skein in one folder says where the first is, leaves it alone, and may start when the first has died', async () => {
  const home = join(folder, 'home')
  await mkdir(home)
  const first = await startServer('', { DATABASE_URL: '', DATA_DIR: home })
  const second = await failing({ DATABASE_URL: '', DATA_DIR: home })
  expect(second).toEqual({
    said: `Another Skein runs on DATA_DIR ${home}, at ${first.url}. Use that one, stop it first, or set DATA_DIR to another folder.`,
    code: 1,
  })
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)

  first.process.kill('SIGKILL')
  await new Promise((gone) => first.process.once('exit', gone))
  const third = await startServer('', { DATABASE_URL: '', DATA_DIR: home })
  expect((await fetch(`${third.url}/readyz`)).status).toBe(200)
  await third.stop()
})
