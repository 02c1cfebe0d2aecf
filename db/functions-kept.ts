import { createHash } from 'node:crypto'
import type { Sql, TransactionSql } from 'postgres'
import { functionsIn } from './functions'

// Putting in every function takes as long as the rest of a start. What was put in last is
// remembered with what came of it, so that a start on the same texts asks one question, and still
// mends what someone changed by hand.

type Kept = { texts: string; present: string }

/** Whether a database has the functions of a folder, as they were when they were last put in. */
export async function hasFunctions(tx: TransactionSql, folder: string) {
  const [kept] = await tx<Kept[]>`select texts, present from drizzle.functions_kept`
  return kept?.texts === (await textsOf(folder)) && kept.present === (await presentIn(tx))
}

/** Remembers that all functions of a folder have been put in, and handed over. */
export async function keepFunctions(owner: Sql, folder: string) {
  const texts = await textsOf(folder)
  await owner.begin(async (tx) => {
    const present = await presentIn(tx)
    await tx`
      insert into drizzle.functions_kept (texts, present) values (${texts}, ${present})
      on conflict (single) do update set texts = excluded.texts, present = excluded.present`
  })
}

async function textsOf(folder: string) {
  const hash = createHash('sha256')
  for (const { file, text } of await functionsIn(folder)) hash.update(JSON.stringify([file, text]))
  return hash.digest('hex')
}

// Their bodies and settings, who owns them, and who may call them.
async function presentIn(tx: TransactionSql) {
  await tx`set local search_path = pg_catalog`
  const [{ present } = { present: '' }] = await tx<{ present: string }[]>`
    select coalesce(md5(string_agg(
      concat_ws(' ', pg_get_functiondef(p.oid), p.proowner::regrole, p.proacl), ' '
      order by f.signature
    )), '') as present
    from drizzle.functions f left join pg_proc p on p.oid = to_regprocedure(f.signature)`
  await tx`set local search_path to default`
  return present
}
