// npm test [-- words for vitest]: a clean clone becomes a full test run. Dependencies, build, a Chromium, then everything.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { ready, running, say, stop } from './ready.mjs'

ready()
chromium()
process.exit(await running('node_modules/vitest/vitest.mjs', ['run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)], { NODE_ENV: 'test' }))

function chromium() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
  if (places.some((place) => place && existsSync(place))) return
  say('Installing Chromium for the browser tests …')
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const words of [['apt-get', 'update', '-qq'], ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']]) {
    const [program, ...rest] = [...sudo, ...words]
    spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  if (!places.some((place) => place && existsSync(place))) stop('No Chromium was found and none could be installed. Install one, or set CHROMIUM to its path.')
}
