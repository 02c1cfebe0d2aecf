import { constants, existsSync } from 'node:fs'
import { copyFile, link } from 'node:fs/promises'
import { dirname } from 'node:path'

const unlinked = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

/** Gives a file that is whole its name, never over another. */
export async function nameFile(part: string, file: string) {
  await link(part, file).catch(async (error: NodeJS.ErrnoException) => {
    // Some disks, such as a memory stick's, know one name a file.
    if (!unlinked.has(error.code ?? '')) throw error
    await copyFile(part, file, constants.COPYFILE_EXCL)
  })
}

export const existsAlready = (file: string) =>
  new Error(`${file} exists already. Choose another name; a backup is never written over.`)

const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/**
 * Says what keeps a file from being written, and what to do; what is not about this file stays as
 * it is.
 */
export function aboutFile(error: unknown, file: string) {
  const { code = '', path = '' } = error as NodeJS.ErrnoException
  if (noRoom.has(code))
    return new Error(`There is no room for ${file} (${code}).`, { cause: error })
  if (!path.startsWith(file)) return error
  if (code === 'EEXIST') return existsAlready(file)
  if (!existsSync(dirname(file)))
    return new Error(`There is no folder ${dirname(file)}. Make it, or choose another.`)
  return new Error(`${file} cannot be written (${code}). Choose another place.`, { cause: error })
}
