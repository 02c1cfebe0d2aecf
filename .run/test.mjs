// npm test [-- words for vitest]: a clean clone becomes a full test run. Dependencies, build, the
// browsers, then everything.
import { existsSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { ready, running, say, stop } from './ready.mjs'

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

ready()
install(browsers.filter(isMissing))
installEngine()
process.exit(
  await running(
    'node_modules/vitest/vitest.mjs',
    ['run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)],
    { NODE_ENV: 'test' },
  ),
)

function isMissing({ setting, parts, only = process.platform }) {
  if (only !== process.platform) return false
  return !parts.every((places) =>
    [process.env[setting], ...places].some((place) => place && existsSync(place)),
  )
}

function install(missing) {
  if (!missing.length) return
  say(`Installing ${missing.map(({ name }) => name).join(' and ')} for the browser tests …`)
  aptGet('update', '-qq')
  aptGet(...unasked, ...missing.flatMap(({ packages }) => packages))
  for (const { name, setting } of missing.filter(isMissing))
    stop(
      `No ${name} was found and none could be installed. Install one, or set ${setting} to its path.`,
    )
}

function installEngine() {
  const isThere = [process.env.CHROMIUM, `/usr/bin/${engine.package}`, engine.mark].some(
    (place) => place && existsSync(place),
  )
  if (isThere || process.platform !== 'linux') return
  say('Installing the engine of Chromium alone, which is quicker …')
  writeFileSync(engine.mark, '')
  if (aptGet(...unasked, engine.package) === 0) return
  aptGet('update', '-qq')
  aptGet(...unasked, engine.package)
}

function aptGet(...words) {
  const [program, ...rest] = [
    ...(process.getuid?.() === 0 ? [] : ['sudo', '-n']),
    'apt-get',
    ...words,
  ]
  return spawnSync(program, rest, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status
}
