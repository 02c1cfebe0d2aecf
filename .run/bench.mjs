// npm run bench: what Skein costs, as ratios measured in one run; ends badly when one of them is
// over its bound. Words are the parts to run.
import { createServer } from 'vite'
import { ready, run, say, stop } from './ready.mjs'

ready()
say('Building the bare page it is measured against …')
const bare = run(
  'node_modules/@remix-run/dev/dist/cli.js',
  ['vite:build', '--config', 'tests/bench/bare/vite.config.js', '--logLevel', 'error'],
  { NODE_ENV: 'production' },
)
if (bare !== 0) stop('The bare page could not be built; the reason stands above.')
const vite = await createServer({
  configFile: false,
  server: { middlewareMode: true, hmr: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
})
const { bench } = await vite.ssrLoadModule('/tests/bench/bench.ts')
const over = await bench(say, process.argv.slice(2))
await vite.close()
console.log(over ? `bench: ${over} over the bound` : 'bench: every bound is kept')
process.exit(over ? 1 : 0)
