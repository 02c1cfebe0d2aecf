// npm run check: types, lint, layout, unused code, the arrows of the house and its queries, two at
// a time; each says its own word, and one that fails fails all.
import { heard, ready, say } from './ready.mjs'

ready({ built: false })
const checks = [
  ['types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']],
  [
    'lint',
    'node_modules/oxlint/bin/oxlint',
    ['-c', 'tests/oxlint.json', '--deny-warnings', 'app', 'db', 'tests', '.run'],
  ],
  [
    'layout',
    'node_modules/prettier/bin/prettier.cjs',
    ['--check', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier', '.'],
  ],
  ['unused code', 'node_modules/knip/bin/knip.js', ['-c', 'tests/knip.json', '--no-progress']],
  [
    'the arrows of the house',
    'node_modules/vitest/vitest.mjs',
    ['run', '--config', 'tests/vitest.config.ts', '--project', 'house'],
  ],
  [
    'written queries, against a migrated database',
    'node_modules/vitest/vitest.mjs',
    ['run', '--config', 'tests/vitest.config.ts', '--project', 'queries'],
  ],
]
const waiting = checks.values()
const failed = []
await Promise.all([checkOn(), checkOn()])
console.log(`check: ${checks.length - failed.length} passed, ${failed.length} failed`)
process.exit(failed.length ? 1 : 0)

async function checkOn() {
  for (const [name, program, words] of waiting) {
    const { code, words: said } = await heard(program, words)
    say(`${name} …`)
    process.stdout.write(said)
    if (code !== 0) failed.push(name)
  }
}
