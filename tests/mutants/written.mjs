// Makes the written slips, one at a time, in a copy of the house: what is killed in the middle
// leaves the house as it was.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { slips } from './slips.mjs'

const copy = '.cache/slips'
const needed = `app db migrations public styles tests .run .patches
  package.json package-lock.json remix.config.js tsconfig.json`.split(/\s+/)

/** The rooms that have slips written for them. */
export const roomsOfWritten = () => [...new Set(slips.map(({ room }) => room))]

/**
 * Makes each slip of a room, or of a file, that is written, and says what came of it: by which test
 * it was noticed, and why not where a reason is written. A slip with which no test could begin is
 * none that a test noticed.
 */
export function makeWritten(word, tell) {
  const ours = slips.filter((one) => one.room === word || one.in === word)
  if (!ours.length) return []
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  for (const one of needed) if (existsSync(one)) cpSync(one, join(copy, one), { recursive: true })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  return ours.flatMap((group) => makeGroup(group, tell))
}

function makeGroup({ room, in: file, tests, each }, tell) {
  const before = failing(tests)
  if (before) throw new Error(`This fails without any slip: ${before}`)
  const place = join(copy, file)
  const text = readFileSync(place, 'utf8')
  const made = each.map(([from, to, why]) => {
    writeFileSync(
      place,
      text.replace(from, () => to),
    )
    const what = `${file}: ${lineOf(from)} → ${lineOf(to) || 'nothing'}`
    const one = { room, what, why, ...cameOf(tests) }
    tell(one)
    return one
  })
  writeFileSync(place, text)
  return made
}

function cameOf(tests) {
  try {
    return { noticedBy: failing(tests) }
  } catch (error) {
    if (error instanceof NothingBegan) return { notBegun: error.message }
    throw error
  }
}

const lineOf = (text) => text.replaceAll(/\s+/g, ' ').trim()

// What needs the build is run as `npm test` runs it, and all else without one. Answers the first
// test that fails. Where none does and the run fails all the same, what was slipped is no rule but
// what every test begins with, and the slip is mended in its list.
function failing(tests) {
  const isBuilt = tests.some((test) => /^tests\/(routes|e2e)\//.test(test))
  const run = isBuilt ? ['.run/test.mjs'] : withoutBuild
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [...run, '--bail', '1', ...tests],
    {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      timeout: 600_000,
      env: { ...process.env, NODE_ENV: 'test', NO_COLOR: '1' },
    },
  )
  if (status === 0) return undefined
  const test = nameOfFailed(stdout + stderr)
  if (test) return test
  const reason = signal ? 'It did not end.' : (stdout + stderr).slice(-2_000)
  throw new NothingBegan(`No test could begin: ${reason}`)
}

const withoutBuild = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--project',
  'domain',
]

/** The first failed test that a report of Vitest names; a file that failed by itself is none. */
export const nameOfFailed = (report) => /^ *FAIL +(.* > .*)$/m.exec(report)?.[1]

class NothingBegan extends Error {}
