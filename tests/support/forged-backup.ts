import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { framed, framesOf, packed } from '../../db/backup/frames'

/** A backup with other words in a head of a table or of the whole, and adding up all the same. */
export async function forged(file: string, from: string | RegExp, to: string) {
  const frames = []
  for await (const { kind, body } of framesOf(file)) {
    const text = kind === 'T' || kind === 'H' ? body.toString().replace(from, to) : undefined
    frames.push({ kind, body: text === undefined ? body : Buffer.from(text) })
  }
  const end = JSON.parse(frames.pop()?.body.toString() ?? '') as { all: string }
  const bytes = Buffer.concat(frames.map(packed))
  end.all = createHash('sha256').update(bytes).digest('hex')
  await writeFile(`${file}.forged`, gzipSync(Buffer.concat([bytes, packed(framed('E', end))])))
  return `${file}.forged`
}
