// Slips in TypeScript, which Stryker makes by itself and asks the tests of the domain about.
import { readFileSync } from 'node:fs'
import { Stryker } from '@stryker-mutator/core'
import { unnoticed } from './unnoticed.mjs'

const settings = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutants/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 1,
  // Sentences are asked for word by word in the tests of refusals, and by the pages.
  mutator: { excludedMutations: ['StringLiteral'] },
  disableTypeChecks: false,
  ignorePatterns: ['.data', '.cache', '.readme', 'build'],
  tempDirName: '.cache/mutants',
  cleanTempDir: 'always',
  timeoutMS: 60_000,
  reporters: [],
  logLevel: 'error',
  allowConsoleColors: false,
}
const counted = ['Killed', 'Survived', 'NoCoverage', 'Timeout']

/** Makes every slip that Stryker knows in these files; says of each what came of it. */
export async function makeSlips(mutate) {
  const made = await new Stryker({ ...settings, mutate }).runMutationTest()
  return made
    .filter(({ status }) => counted.includes(status))
    .map((one) => {
      const what = `${one.fileName}:${one.location.start.line}: ${textOf(one)} → ${lineOf(one.replacement)}`
      return {
        what,
        why: unnoticed.find(({ slip }) => what.replace(/:\d+:/, ':') === slip)?.why,
        noticedBy: isNoticed(one) ? 'a test' : undefined,
      }
    })
}

const isNoticed = ({ status }) => status === 'Killed' || status === 'Timeout'

function textOf({ fileName, location: { start, end } }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line)
  const last = lines.length - 1
  lines[last] = lines[last].slice(0, end.column - 1)
  lines[0] = lines[0].slice(start.column - 1)
  return lineOf(lines.join(' '))
}

const lineOf = (text) => text.replaceAll(/\s+/g, ' ').trim()
