import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { framesOf, packed } from './frames'
import type { Frame } from './frames'
import { End, Head, Letter, Table, told } from './told'
import type { Sum } from './told'

/** Adds up what goes by: rows of a table (each ends with a line break) or bytes of a file. */
export function adding(name: string) {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add: (chunk: Buffer) => {
      hash.update(chunk)
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1
    },
    sum: (): Sum => ({ name, rows, sha256: hash.digest('hex') }),
  }
}

/**
 * Reads a backup to its end and adds everything up. Refuses one that is cut off or altered, or is
 * no backup of ours.
 */
export async function verified(file: string): Promise<{ head: Head; end: End }> {
  try {
    return await addedUp(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`There is no file ${file}.`, { cause: error })
    throw new Error(
      `${file} is not a whole backup of Skein (${(error as Error).message}). Nothing was changed.`,
      { cause: error },
    )
  }
}

async function addedUp(file: string) {
  // It is read twice, which a pipe cannot be.
  if (!(await stat(file)).isFile()) throw new Error('it is no file')
  const all = createHash('sha256')
  const sums: Sum[] = []
  let head: Head | undefined
  let end: End | undefined
  let part: Part | undefined
  for await (const frame of framesOf(file)) {
    if (end) throw new Error('something follows its end')
    if (Boolean(head) === (frame.kind === 'H')) throw new Error('it does not begin as a backup')
    if (frame.kind === 'H') head = told(frame, Head)
    else if (frame.kind === 'D') addTo(part, frame)
    else if (part) sums.push(part.sum())
    if (frame.kind === 'T' || frame.kind === 'F') part = partOf(frame)
    if (frame.kind === 'E') end = told(frame, End)
    else all.update(packed(frame))
  }
  if (!head || !end) throw new Error('its end is missing')
  if (all.digest('hex') !== end.all || JSON.stringify(sums) !== JSON.stringify(end.sums))
    throw new Error('what it holds is not what was written')
  return { head, end }
}

type Part = ReturnType<typeof adding> & { mayBeEmpty: boolean }

const partOf = (frame: Frame): Part =>
  frame.kind === 'T'
    ? { ...adding(told(frame, Table).name), mayBeEmpty: false }
    : { ...adding(told(frame, Letter).name), mayBeEmpty: true }

// A letter may be empty; rows never are, and nothing is twice.
function addTo(part: Part | undefined, { body }: Frame) {
  if (!part || (!body.length && !part.mayBeEmpty)) throw new Error('a piece holds nothing')
  part.add(body)
  part.mayBeEmpty = false
}
