import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  link,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Makes the folder of DATA_DIR, or finds it; refuses, in words, what is no folder or cannot be
 * written in.
 */
export async function makeFolder(folder: string) {
  try {
    await makeOneByOne(folder)
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Error(
      `DATA_DIR ${folder} ${why(error)} Set DATA_DIR to a folder that Skein may write in.`,
      { cause: error },
    )
  }
}

// Not with Node's own `recursive`, which never ends where a folder cannot be made and does not say
// so, as under /proc. The folder itself is private; Postgres's user, who is another where root
// starts it, passes those on the way.
async function makeOneByOne(folder: string, mode = 0o700): Promise<void> {
  const there = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (there?.isDirectory()) return
  if (there) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
  if (dirname(folder) !== folder) await makeOneByOne(dirname(folder), 0o755)
  await mkdir(folder, { mode }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

const reasons: Record<string, string> = {
  ENOTDIR: 'is a file, or lies in one.',
  EACCES: 'may not be written in by the user that runs Skein.',
  EPERM: 'may not be written in by the user that runs Skein.',
  EROFS: 'lies on a disk that is read-only.',
  ENOSPC: 'lies on a disk that is full.',
  ELOOP: 'leads in a circle.',
  ENAMETOOLONG: 'has a name that is too long.',
}

function why(error: unknown) {
  return reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? 'cannot be made.'
}

type Holder = { id: string; pid: number; since: string; url: string }

/**
 * Makes this process the only Skein on a folder, until it lets go or dies. Refuses, in words, when
 * another one lives there.
 */
export async function claim(folder: string) {
  const mark = join(folder, 'running.json')
  const id = randomUUID()
  const own = `${mark}.${id}`
  const write = async (url: string) => {
    const holder: Holder = {
      id,
      pid: process.pid,
      since: (await sinceWhen(process.pid)) ?? '',
      url,
    }
    await writeFile(own, JSON.stringify(holder), { mode: 0o600 })
  }
  await write('')
  await take(own, mark, folder).finally(() => rm(own, { force: true }))
  const letGo = () => rm(mark, { force: true })
  const tell = async (url: string) => {
    await write(url)
    await rename(own, mark)
  }
  return { tell, letGo }
}

// A dead one is followed by one alone, however many start together: its place has one name, which
// is given once.
async function take(own: string, mark: string, folder: string) {
  let place = mark
  while (!(await isGiven(own, place))) place = `${mark}.after-${await deadIn(place, folder)}`
  if (place === mark) return
  await rename(own, mark)
  await forgetFormer(folder)
}

function isGiven(own: string, place: string) {
  return link(own, place).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
      return false
    },
  )
}

async function deadIn(place: string, folder: string) {
  const holder = await readFile(place, 'utf8')
    .then((text) => JSON.parse(text) as Holder)
    .catch(() => undefined)
  if (!holder || (await sinceWhen(holder.pid)) !== holder.since)
    return holder?.id ?? String(holder?.pid ?? 'nobody')
  const where = holder.url ? `at ${holder.url}` : `as process ${holder.pid}`
  throw new Error(
    `Another Skein runs on DATA_DIR ${folder}, ${where}. Use that one, stop it first, or set DATA_DIR to another folder.`,
  )
}

const startsTogetherMs = 60_000

// A process that may still be looking for the place of the dead has found it by then.
async function forgetFormer(folder: string) {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('running.json.')) continue
    const kept = await stat(join(folder, name)).catch(() => undefined)
    if (kept && Date.now() - kept.ctimeMs > startsTogetherMs)
      await rm(join(folder, name), { force: true })
  }
}

/**
 * When a living process began, where the system tells it; a number is given to another process
 * after a while. Undefined: it is dead.
 */
async function sinceWhen(pid: number) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  const told = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return told.slice(told.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
