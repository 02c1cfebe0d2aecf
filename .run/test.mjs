// npm test [-- words for vitest]: a clean clone becomes a full test run. Dependencies, build, the browsers, then everything.
import { existsSync } from 'node:fs'
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

ready()
install(browsers.filter(isMissing))
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
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const packages = missing.flatMap((browser) => browser.packages)
  for (const words of [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const [program, ...rest] = [...sudo, ...words]
    spawnSync(program, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  for (const { name, setting } of missing.filter(isMissing))
    stop(
      `No ${name} was found and none could be installed. Install one, or set ${setting} to its path.`,
    )
}
