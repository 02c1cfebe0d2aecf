import { sql } from '../../db/school'

/** Moves the product's clock to a moment, for the rest of the transaction we are in. */
export async function clockAt(moment: string) {
  await sql()`select set_config('skein.clock', (${moment}::text::timestamptz - statement_timestamp())::text, true)`
}
