// What every command needs first, on a machine that has only Node and npm: the dependencies and the
// build, each made again only when what it is made from has changed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

export const say = (line) => console.log(`  ${line}`)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 11)) {
  console.error(`Skein needs Node 20.11 or newer; this is ${process.version}.`)
  process.exit(1)
}

export function ready({ built = true } = {}) {
  installed()
  if (built) build()
}

function installed() {
  const wanted = fingerprint(['package.json', 'package-lock.json', '.patches'])
  const mark = 'node_modules/.skein-installed'
  if (read(mark) === wanted) return
  say('Installing the dependencies (a minute or two, the first time) …')
  // `npm ci` refuses lock files that leave out other platforms' optional packages, as npm itself
  // writes them; `install` reads the same lock.
  const words = [
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const npm = spawnSync('npm', words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: '' },
  })
  if (npm.status !== 0) stop('The dependencies could not be installed; what npm said stands above.')
  writeFileSync(mark, wanted)
}

function build() {
  const wanted = fingerprint([
    'app',
    'db',
    'styles',
    'public',
    'remix.config.js',
    'package.json',
    'package-lock.json',
    '.run/squeeze.mjs',
    '.run/whole.mjs',
    '.run/built.mjs',
  ])
  const mark = 'build/.skein-built'
  if (read(mark) === wanted) return
  say('Building (about a minute, the first time) …')
  const made = run(
    'node_modules/@remix-run/dev/dist/cli.js',
    ['vite:build', '--config', 'remix.config.js', '--logLevel', 'warn'],
    { NODE_ENV: 'production' },
  )
  if (made !== 0 || run('.run/squeeze.mjs') !== 0 || run('.run/whole.mjs') !== 0)
    stop('The build failed; the reason stands above.')
  writeFileSync(mark, wanted)
}

/**
 * Runs one of our own or a dependency's programs with this Node, its words on our screen; answers
 * its exit code.
 */
export function run(script, words = [], env = {}) {
  return (
    spawnSync(process.execPath, [script, ...words], {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    }).status ?? 1
  )
}

/** The same, without waiting in a lump: signals reach it, and it is gone when we are. */
export function running(script, words = [], env = {}) {
  const child = spawn(process.execPath, [script, ...words], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((done) => child.once('exit', (code, signal) => done(code ?? (signal ? 1 : 0))))
}

/** The same, its words kept for when it has ended; answers its exit code and them. */
export function heard(script, words = []) {
  const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (words) => (said += words))
  return new Promise((done) =>
    child.once('close', (code) => done({ code: code ?? 1, words: said })),
  )
}

export function stop(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths.flatMap(filesIn)) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}

mkdirSync('.cache', { recursive: true })
