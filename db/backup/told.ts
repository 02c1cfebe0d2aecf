import { z } from 'zod'
import type { Frame } from './frames'

// What the pieces of a backup say, each read by its rule: a file may come from another hand.

const name = z.string().min(1).max(200)

/** What stands at the beginning: what made the backup, of what. */
export const Head = z.object({
  format: z.literal(1),
  skein: z.string().max(200),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ hash: name, at: z.int() })).max(10_000),
  settings: z.array(z.string().max(2_000)).max(100),
})
export const Table = z.object({
  name,
  columns: z.array(name).max(1_000),
  select: z.string().max(100_000),
})
/** A letter that is kept in place of being sent: a file of this folder, and of no other. */
export const Letter = z.object({ name: name.regex(/^[^/\\\0]+\.json$/) })
const Sum = z.object({ name, rows: z.int(), sha256: z.string() })
const Sequence = z.object({ name, value: z.string().regex(/^-?\d{1,18}$/) })

/**
 * What stands at the end: what everything before it has to come to. A file without it was cut off.
 */
export const End = z.object({
  sums: z.array(Sum),
  sequences: z.array(Sequence).max(10_000),
  all: z.string(),
})

export type Head = z.output<typeof Head>
export type Table = z.output<typeof Table>
export type Sum = z.output<typeof Sum>
export type Sequence = z.output<typeof Sequence>
export type End = z.output<typeof End>

const places: Record<Frame['kind'], string> = {
  H: 'its beginning',
  T: 'the name of a table',
  F: 'the name of a letter',
  D: 'a piece',
  E: 'its end',
}

/** What a piece says. Refuses, in words, what is not of the shape that Skein writes. */
export function told<S extends z.ZodType>({ kind, body }: Frame, schema: S): z.output<S> {
  const read = schema.safeParse(parsed(body))
  if (!read.success) throw new Error(`${places[kind]} says nothing that Skein writes`)
  return read.data
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
