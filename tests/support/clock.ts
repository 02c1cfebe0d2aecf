import { sql } from '../../db/school'
import type { ownerOf } from './database'

/** Moves the product's clock to a moment, for the rest of the transaction we are in. */
export async function clockAt(moment: string) {
  await sql()`select set_config('skein.clock', (${moment}::text::timestamptz - statement_timestamp())::text, true)`
}

/**
 * Moves the product's clock of a whole database to a moment, for every connection that is made from
 * now on.
 */
export async function moveClock(owner: ReturnType<typeof ownerOf>, moment: string) {
  const [row] = await owner<{ database: string; moved: string }[]>`
    select current_database() as database, (${moment}::text::timestamptz - now())::text as moved`
  await owner.unsafe(`alter database ${row?.database} set skein.clock = '${row?.moved}'`)
}
