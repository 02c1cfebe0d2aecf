import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import type { Migration } from '../baseline'

/**
 * A piece of a backup: its kind in one letter, and what it holds. The file is these, one after
 * another, compressed.
 */
export type Frame = { kind: 'H' | 'T' | 'D' | 'F' | 'E'; body: Buffer }
export type Sum = { name: string; rows: number; sha256: string }

/** What stands at the beginning: what made the backup, of what. */
export type Head = {
  format: 1
  skein: string
  madeAt: string
  migrations: Migration[]
  settings: string[]
}
export type Table = { name: string; columns: string[]; select: string }
export type Sequence = { name: string; value: string }

/**
 * What stands at the end: what everything before it has to come to. A file without it was cut off.
 */
export type End = { sums: Sum[]; sequences: Sequence[]; all: string }

export const framed = (kind: Frame['kind'], body: Buffer | object): Frame => ({
  kind,
  body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
})

export const told = <T>({ body }: Frame) => JSON.parse(body.toString()) as T

export function packed({ kind, body }: Frame) {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(body.length)
  head.write(kind, 4)
  return Buffer.concat([head, body])
}

const mostBytes = 64 * 1024 * 1024

/** The pieces of a file, one at a time, however large it is. */
export async function* framesOf(file: string): AsyncGenerator<Frame> {
  let rest = Buffer.alloc(0)
  const raw = createReadStream(file)
  const plain = createGunzip()
  raw.once('error', (error) => plain.destroy(error))
  for await (const chunk of raw.pipe(plain) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 5) {
      const length = rest.readUInt32BE(0)
      if (length > mostBytes) throw new Error('a piece has no length that it could have')
      if (rest.length < 5 + length) break
      yield {
        kind: rest.toString('latin1', 4, 5) as Frame['kind'],
        body: rest.subarray(5, 5 + length),
      }
      rest = rest.subarray(5 + length)
    }
  }
  if (rest.length) throw new Error('it ends in the middle of a piece')
}

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
  let part: ReturnType<typeof adding> | undefined
  for await (const frame of framesOf(file)) {
    if (end) throw new Error('something follows its end')
    if (frame.kind === 'D') part?.add(frame.body)
    else if (part) sums.push(part.sum())
    if (frame.kind === 'H') head = told<Head>(frame)
    if (frame.kind === 'T' || frame.kind === 'F') part = adding(told<{ name: string }>(frame).name)
    if (frame.kind === 'E') end = told<End>(frame)
    else all.update(packed(frame))
  }
  if (head?.format !== 1 || !end) throw new Error('its end is missing')
  if (all.digest('hex') !== end.all || JSON.stringify(sums) !== JSON.stringify(end.sums))
    throw new Error('what it holds is not what was written')
  return { head, end }
}
