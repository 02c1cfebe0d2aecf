import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

const kinds = ['H', 'T', 'D', 'F', 'E'] as const

/**
 * A piece of a backup: its kind in one letter, and what it holds. The file is these, one after
 * another, compressed.
 */
export type Frame = { kind: (typeof kinds)[number]; body: Buffer }

export const framed = (kind: Frame['kind'], body: Buffer | object): Frame => ({
  kind,
  body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
})

export function packed({ kind, body }: Frame) {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(body.length)
  head.write(kind, 4)
  return Buffer.concat([head, body])
}

const mostBytes = 64 * 1024 * 1024

/**
 * The pieces of a file, one at a time, however large it is. Refuses a piece of no kind, or of a
 * length that none has.
 */
export async function* framesOf(file: string): AsyncGenerator<Frame> {
  const raw = createReadStream(file)
  const plain = createGunzip()
  raw.once('error', (error) => plain.destroy(error))
  let rest: Buffer[] = []
  let length = 0
  let wanted = 5
  for await (const chunk of raw.pipe(plain) as AsyncIterable<Buffer>) {
    rest.push(chunk)
    length += chunk.length
    // A long piece comes in many chunks: they are put together once, not with each.
    if (length < wanted) continue
    let all = rest.length === 1 ? chunk : Buffer.concat(rest)
    for (wanted = wantedOf(all); all.length >= wanted; wanted = wantedOf(all)) {
      yield { kind: kindOf(all), body: all.subarray(5, wanted) }
      all = all.subarray(wanted)
    }
    rest = [all]
    length = all.length
  }
  if (length) throw new Error('it ends in the middle of a piece')
}

// How many bytes the piece that begins here takes.
function wantedOf(bytes: Buffer) {
  if (bytes.length < 5) return 5
  kindOf(bytes)
  const length = bytes.readUInt32BE(0)
  if (length > mostBytes) throw new Error('a piece has no length that it could have')
  return 5 + length
}

function kindOf(bytes: Buffer) {
  const kind = kinds.find((one) => one.charCodeAt(0) === bytes[4])
  if (!kind) throw new Error('a piece is of no kind that Skein writes')
  return kind
}
