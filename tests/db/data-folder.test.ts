import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claim, makeFolder } from '../../db/data-folder'

let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'skein-folder-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

const manyClaim = () => Promise.allSettled(Array.from({ length: 12 }, () => claim(folder)))
type Outcome = Awaited<ReturnType<typeof manyClaim>>[number]
const said = (outcome: Outcome) =>
  outcome.status === 'rejected' ? (outcome.reason as Error).message : 'has it'

test.each([
  ['was never used', undefined],
  [
    'was left by one that was killed',
    JSON.stringify({ id: 'dead', pid: 4_194_304, since: '1', url: 'http://127.0.0.1:1' }),
  ],
  [
    'was left by an older Skein that was killed',
    JSON.stringify({ pid: 4_194_304, since: '1', url: '' }),
  ],
  ['was left in the middle of a word', '{"pid'],
])(
  'of many that start together in a folder that %s one has it, and the others are told so',
  async (_, left) => {
    for (let round = 0; round < 20; round++) {
      if (left !== undefined) await writeFile(join(folder, 'running.json'), left)
      const outcomes = (await manyClaim()).map(said)
      expect(outcomes.filter((one) => one === 'has it')).toHaveLength(1)
      for (const one of outcomes.filter((other) => other !== 'has it'))
        expect(one).toMatch(/^Another Skein runs on DATA_DIR/)
      await rm(folder, { recursive: true })
      folder = await mkdtemp(join(tmpdir(), 'skein-folder-'))
    }
  },
)

test('a folder that was let go is free, and one whose holder told its address says it', async () => {
  await (await claim(folder)).letGo()
  const { tell, letGo } = await claim(folder)
  await tell('http://127.0.0.1:4000')
  await expect(claim(folder)).rejects.toThrow('at http://127.0.0.1:4000')
  await letGo()
  await (await claim(folder)).letGo()
})

test('the folder of the data is private, and Postgres’s user passes those made on the way', async () => {
  await makeFolder(join(folder, '.data', 'demo'))
  const modeOf = async (...names: string[]) => (await stat(join(folder, ...names))).mode & 0o777
  expect([await modeOf('.data'), await modeOf('.data', 'demo')]).toEqual([0o755, 0o700])
})
