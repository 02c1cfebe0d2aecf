// npm test [-- words for vitest]: a clean clone becomes a full test run. Dependencies, build, the browsers, then everything.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { ready, running, say, stop } from './ready.mjs'

// Where each browser may stand, and the Debian package that brings it.
const browsers = [
  { name: 'Chromium', setting: 'CHROMIUM', package: 'chromium', places: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'] },
  { name: 'Firefox', setting: 'FIREFOX', package: 'firefox-esr', places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'] },
]

ready()
install(browsers.filter(isMissing))
process.exit(await running('node_modules/vitest/vitest.mjs', ['run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)], { NODE_ENV: 'test' }))

function isMissing({ setting, places }) {
  return ![process.env[setting], ...places].some((place) => place && existsSync(place))
}

function install(missing) {
  if (!missing.length) return
  say(`Installing ${missing.map(({ name }) => name).join(' and ')} for the browser tests …`)
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const packages = missing.map((browser) => browser.package)
  for (const words of [['apt-get', 'update', '-qq'], ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages]]) {
    const [program, ...rest] = [...sudo, ...words]
    spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  for (const { name, setting } of missing.filter(isMissing)) stop(`No ${name} was found and none could be installed. Install one, or set ${setting} to its path.`)
}
