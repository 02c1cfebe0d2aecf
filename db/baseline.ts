import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationMeta } from 'drizzle-orm/migrator'

/** A migration that a database has seen: the hash of its file, and its place in time. */
export type Migration = { hash: string; at: number }

/** The last migration of those that the baseline stands for, and how many migrations it is. */
type Before = { tag: string; hash: string; baseline: number }

const beforeIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'meta', '_before.json'), 'utf8')) as Before

/**
 * What a database or a backup has seen, said in today's migrations. One that has seen the last
 * migration of before the baseline has all that the baseline makes; one that stopped earlier is
 * refused.
 */
export function asOfBaseline(
  seen: Migration[],
  folder: string,
  ours: MigrationMeta[],
  what: keyof typeof advice = 'database',
): Migration[] {
  const first = ours[0]?.folderMillis ?? 0
  if (seen.every(({ at }) => at >= first)) return seen
  const { tag, hash, baseline } = beforeIn(folder)
  if (!seen.some((one) => one.hash === hash)) throw tooOld(what, tag)
  const made = ours.slice(0, baseline).map((one) => ({ hash: one.hash, at: one.folderMillis }))
  return [...made, ...seen.filter(({ at }) => at >= first)]
}

const advice = {
  database:
    'Start that version on it once, then this one. ' +
    'If it is only the demo, remove the folder of its data instead: .data/demo, or the one named above.',
  backup: 'Restore it with that version, start that once, and make a new backup.',
}

const tooOld = (what: keyof typeof advice, tag: string) =>
  new Error(
    `This ${what} is of an early Skein, older than this version can read: ` +
      `only one with migrations/${tag}.sql brings it up to date. ${advice[what]}`,
  )
