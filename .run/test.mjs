// npm test [-- words for vitest]: a clean clone becomes a full test run. Dependencies, build, the
// browsers, then everything.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { relative } from 'node:path'
import { ready, root, running, say, stop } from './ready.mjs'

const mac = (name, program) => `/Applications/${name}.app/Contents/MacOS/${program}`

// What each browser is, by where each part of it may stand, and the Debian packages that bring it.
const browsers = [
  {
    name: 'Chromium',
    setting: 'CHROMIUM',
    packages: ['chromium'],
    parts: [
      [
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome',
        mac('Google Chrome', 'Google Chrome'),
      ],
    ],
  },
  {
    name: 'Firefox',
    setting: 'FIREFOX',
    packages: ['firefox-esr'],
    parts: [['/usr/bin/firefox-esr', '/usr/bin/firefox', mac('Firefox', 'firefox')]],
  },
  {
    name: 'WebKitGTK',
    setting: 'WEBKIT',
    only: 'linux',
    packages: ['webkit2gtk-driver', 'xvfb'],
    parts: [['/usr/bin/WebKitWebDriver'], ['/usr/bin/Xvfb']],
  },
]

const unasked = ['install', '-y', '-qq', '--no-install-recommends']

// Chromium's engine without all that is around it, which costs a third. Not every system has it,
// and the tests do without: it is asked for once.
const engine = { package: 'chromium-headless-shell', mark: '.cache/asked-for-the-engine' }

const missing = browsers.filter(isMissing)
const fetching = [...wordsFor(missing), ...wordsForEngine()]
if (fetching.length) say(`Installing ${named(missing)} for the browser tests meanwhile …`)
// While the dependencies come and are built, which waits for nothing but the network.
const fetched = fetching.length ? inShell(fetching.join('; ')) : undefined
ready()
await fetched
refuse(missing.filter(isMissing))

const asked = process.argv.slice(2)
const report = '.cache/tests.json'
rmSync(report, { force: true })
const reported = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const code = await vitest(asked.length ? asked : reported)
process.exit(code && !asked.length ? await alone() : code)

function vitest(words) {
  const whole = ['run', '--config', 'tests/vitest.config.ts', ...words]
  return running('node_modules/vitest/vitest.mjs', whole, { NODE_ENV: 'test' })
}

/**
 * Whether a few files of a whole run failed for being asked beside all others, on a machine that
 * others use too: those are asked again with nothing beside them, and named.
 */
async function alone() {
  if (!existsSync(report)) return code
  const { testResults, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'))
  const failed = testResults.filter(({ status }) => status !== 'passed')
  if (!failed.length || failed.length > 3) return code
  const files = failed.map(({ name }) => relative(root, name))
  const tests = failed.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  )
  say(`Asking ${files.join(', ')} again, alone …`)
  if ((await vitest([...files, '--maxWorkers=1'])) !== 0) return code
  say('These failed beside all others and passed alone. Their waits are to be mended:')
  for (const name of tests.length ? tests : files) say(`- ${name}`)
  console.log(`\n      Tests  ${numTotalTests} passed (${numTotalTests})`)
  return 0
}

function isMissing({ setting, parts, only = process.platform }) {
  if (only !== process.platform) return false
  return !parts.every((places) =>
    [process.env[setting], ...places].some((place) => place && existsSync(place)),
  )
}

function named(missing) {
  return missing.map(({ name }) => name).join(' and ') || 'the engine of Chromium alone'
}

function wordsFor(missing) {
  if (!missing.length) return []
  const packages = missing.flatMap(({ packages: own }) => own)
  return [aptGet('update', '-qq'), aptGet(...unasked, ...packages)]
}

function wordsForEngine() {
  const isThere = [process.env.CHROMIUM, `/usr/bin/${engine.package}`, engine.mark].some(
    (place) => place && existsSync(place),
  )
  if (isThere || process.platform !== 'linux') return []
  writeFileSync(engine.mark, '')
  const install = aptGet(...unasked, engine.package)
  return [`${install} || { ${aptGet('update', '-qq')} && ${install}; }`]
}

function refuse(missing) {
  for (const { name, setting } of missing)
    stop(
      `No ${name} was found and none could be installed. Install one, or set ${setting} to its path.`,
    )
}

function aptGet(...words) {
  return [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'apt-get', ...words].join(' ')
}

/** Begins at once, and goes on while this process is busy; answers when it has ended. */
function inShell(words) {
  const child = spawn('/bin/sh', ['-c', words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return new Promise((done) => child.once('close', done).once('error', done))
}
