// npm run check: types, lint, and the arrows of the house; each says its own word, and one that fails fails all.
import { ready, run, say } from './ready.mjs'

ready({ built: false })
const checks = [
  ['types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']],
  ['lint', 'node_modules/oxlint/bin/oxlint', ['-c', 'tests/oxlint.json', '--deny-warnings', 'app', 'db', 'tests', '.run']],
]
const failed = checks.filter(([name, program, words]) => {
  say(`${name} …`)
  return run(program, words) !== 0
})
console.log(`check: ${checks.length - failed.length} passed, ${failed.length} failed`)
process.exit(failed.length ? 1 : 0)
