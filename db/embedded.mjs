import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { run } from './embedded-commands.mjs'
import { serverUser, reachable, binaries } from './embedded-files.mjs'
import { untilBegun, lives, freePort, runningPort, pgCtl } from './embedded-process.mjs'

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
