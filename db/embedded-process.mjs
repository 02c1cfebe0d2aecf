import { readFile, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { run } from './embedded-commands.mjs'

// What a killed Postgres leaves behind (processes that are about to see it, their shared memory) is
// gone within a second or two.
export async function untilBegun(cluster, begin, most = 40) {
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

export async function lives(cluster) {
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

export async function runningPort(cluster, bin, owner) {
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
export function pgCtl(bin, owner, words) {
  return run('/bin/sh', ['-c', 'exec "$0" "$@" >/dev/null 2>&1', bin.pg_ctl, ...words], {
    ...owner,
    cwd: '/',
  })
}
