import { createHash } from 'node:crypto'
import { chmod, mkdir, rm, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'

// Where Linux keeps files in memory; elsewhere, and where it is small, as in some containers, the
// tests use the disk.
const memory = '/dev/shm'
const enough = 2 * 1024 ** 3

/**
 * A folder in memory for all that a run writes, and how it is emptied: of each database hundreds of
 * files are copied, which on a disk is most of its work. None where there is no room.
 */
export async function folderInMemory() {
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }))
  if (bavail * bsize < enough) return undefined
  const mark = createHash('sha256').update(resolve('.')).digest('hex').slice(0, 12)
  const folder = join(memory, `skein-tests-${mark}`)
  const temporary = join(folder, 'temporary')
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  // The user that Postgres runs as goes through it, whatever this process's files are for others.
  for (const one of [folder, temporary]) await chmod(one, 0o755)
  return { folder, temporary, empty: () => rm(folder, { recursive: true, force: true }) }
}
