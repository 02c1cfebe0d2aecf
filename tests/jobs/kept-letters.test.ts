import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { configure, settle } from '../../app/http/config.server'
import { keptLetters, mailFolder, send } from '../../app/jobs/mail.server'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skein-'))
  settle(configure({ DATA_DIR: folder, APP_URL: 'https://weir.example' }))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const letter = { to: 'ana@weir.example', subject: 'Hello', text: 'Hello.', path: '/join/secret' }
const job = (id: string) => ({
  id,
  since: '2026-03-02T18:00:00.000Z',
  worker: '',
  inHand: [id],
})
const modeOf = async (path: string) => (await stat(path)).mode & 0o777

test('a letter that is kept in place of being sent is readable by its owner alone', async () => {
  const former = process.umask(0)
  await send(letter, job('1')).finally(() => process.umask(former))
  const [name = ''] = await readdir(mailFolder())
  expect([await modeOf(mailFolder()), await modeOf(join(mailFolder(), name))]).toEqual([
    0o700, 0o600,
  ])
})

test('a letter that is tried again is one file, and each letter one of its own', async () => {
  for (const id of ['1', '1', '2']) await send(letter, job(id))
  expect(await keptLetters()).toHaveLength(2)
  expect((await readdir(mailFolder())).filter((name) => !name.endsWith('.json'))).toEqual([])
})

test('a letter that was written in part is not shown', async () => {
  await send(letter, job('1'))
  await writeFile(join(mailFolder(), 'another.json.part'), '{"to":')
  expect((await keptLetters()).map(({ link }) => link)).toEqual([
    'https://weir.example/join/secret',
  ])
})
