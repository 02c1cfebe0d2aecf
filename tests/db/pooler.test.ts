import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../../db/embedded-process.mjs'
import { refusePooler } from '../../db/troubles'
import { migrate } from '../../db/migrate'
import { ownDatabase } from '../support/database'

const program = '/usr/sbin/pgbouncer'
let own: Awaited<ReturnType<typeof ownDatabase>>
let folder: string

beforeAll(async () => {
  own = await ownDatabase('skein_empty')
  folder = await mkdtemp(join(tmpdir(), 'skein-pooler-'))
  await chmod(folder, 0o755)
})
afterAll(async () => {
  await own.drop()
  await rm(folder, { recursive: true, force: true })
})

async function pooler(settings: Record<string, string>) {
  const { hostname, port, username, password, pathname } = new URL(own.url)
  const listen = await freePort()
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: String(listen),
    auth_type: 'any',
    unix_socket_dir: '',
    ...settings,
  }
  const lines = [
    '[databases]',
    `* = host=${hostname} port=${port} dbname=${pathname.slice(1)} user=${username} password=${password}`,
    '[pgbouncer]',
    ...Object.entries(all).map(([name, value]) => `${name} = ${value}`),
  ]
  const file = join(folder, `${listen}.ini`)
  await writeFile(file, lines.join('\n'), { mode: 0o644 })
  const child = spawn(program, [file], {
    stdio: 'ignore',
    ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
  })
  const url = Object.assign(new URL(own.url), { port: String(listen) }).href
  return {
    url,
    stop: () => new Promise((done) => (child.once('exit', done), child.kill('SIGTERM'))),
  }
}

test('a direct connection is not taken for a pooler', async () => {
  await refusePooler(own.url)
})

const ways: Record<string, string>[] = [
  { default_pool_size: '20' },
  { default_pool_size: '1' },
  { default_pool_size: '20', server_round_robin: '1' },
  { pool_mode: 'statement' },
]
const sentence =
  /^DATABASE_URL: .* is a connection pooler\. Lead it to Postgres itself, directly\.$/

test.runIf(existsSync(program))(
  'a transaction pooler is refused in words, however it hands out its sessions',
  async () => {
    for (const how of ways) {
      const { url, stop } = await pooler({ pool_mode: 'transaction', ...how })
      await vi
        .waitFor(() => expect(migrate(url)).rejects.toThrow(sentence), {
          timeout: 15_000,
          interval: 500,
        })
        .finally(stop)
    }
  },
)
