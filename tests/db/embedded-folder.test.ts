import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startEmbedded } from '../../db/embedded.mjs'

const stranger = 54_321
const isRoot = process.getuid?.() === 0

// Only root's Postgres is kept in a folder that everyone may make.
test.runIf(isRoot)(
  'a folder that another user has made in its place is no home of Postgres, nor is a link',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'skein-foreign-'))
    const inside = join(folder, 'data')
    const hash = createHash('sha256').update(inside).digest('hex').slice(0, 12)
    const place = join('/var/tmp', `skein-${hash}`)
    const elsewhere = join(folder, 'elsewhere')
    const begun = () =>
      startEmbedded(inside).then(
        ({ stop }) => stop(),
        (error: Error) => error.message,
      )
    try {
      await mkdir(place)
      await chown(place, stranger, stranger)
      expect(await begun()).toMatch(/^\/var\/tmp\/skein-.* belongs to another user/)
      await rm(place, { recursive: true })
      await mkdir(elsewhere)
      await symlink(elsewhere, place)
      expect(await begun()).toMatch(/^\/var\/tmp\/skein-.* belongs to another user/)
    } finally {
      await rm(place, { recursive: true, force: true })
      await rm(folder, { recursive: true, force: true })
    }
  },
)

// The folder's parent is closed to Postgres's user, so that the data is kept in the other place.
test.runIf(isRoot)('who removes a data folder begins anew, and nothing is lost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'skein-removed-'))
  const inside = join(folder, 'data')
  const said: string[] = []
  const begun = () => startEmbedded(inside, { say: (line) => said.push(line) })
  const first = await begun()
  const mark = join('postgres', 'of-the-first')
  await writeFile(join(first.folder, mark), '')
  await first.stop()
  const kept = () => said.join('\n').match(/is now in (.*)$/m)?.[1] ?? ''
  try {
    await (await begun()).stop()
    expect(existsSync(join(first.folder, mark))).toBe(true)
    await rm(inside, { recursive: true })
    await mkdir(inside)
    await (await begun()).stop()
    expect(existsSync(join(first.folder, mark))).toBe(false)
    expect(existsSync(join(kept(), mark))).toBe(true)
  } finally {
    for (const one of [kept(), first.folder, folder].filter(Boolean))
      await rm(one, { recursive: true, force: true })
  }
})

test('a Postgres that was killed is no hindrance to the next start, however soon', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'skein-killed-'))
  const { folder: home } = await startEmbedded(folder)
  try {
    const pid = Number.parseInt(await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8'))
    process.kill(pid, 'SIGKILL')
    const { began, stop } = await startEmbedded(folder)
    await stop()
    expect(began).toBe(true)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})
