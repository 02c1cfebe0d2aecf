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
 * it was noticed, and why not where a reason is written.
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
    const one = { room, what, why, noticedBy: failing(tests) }
    tell(one)
    return one
  })
  writeFileSync(place, text)
  return made
}

const lineOf = (text) => text.replaceAll(/\s+/g, ' ').trim()

// What needs the build is run as `npm test` runs it, and all else without one. Answers the first
// test that fails, or that none could begin.
function failing(tests) {
  const isBuilt = tests.some((test) => /^tests\/(routes|e2e)\//.test(test))
  const run = isBuilt ? ['.run/test.mjs'] : withoutBuild
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...run, '--bail', '1', ...tests],
    {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      env: { ...process.env, NODE_ENV: 'test', NO_COLOR: '1' },
    },
  )
  return status === 0
    ? undefined
    : (/^ *FAIL +(.*)$/m.exec(stdout + stderr)?.[1] ?? 'nothing could begin')
}

const withoutBuild = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--project',
  'domain',
]
