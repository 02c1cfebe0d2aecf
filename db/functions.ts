import { readFile, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { TransactionSql } from 'postgres'

type FunctionFile = { file: string; text: string }

/** The SQL functions of a folder, a file each: `create or replace`, and who may call it. */
export async function functionsIn(folder: string): Promise<FunctionFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sql'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
  return Promise.all(
    files.map(async (file) => ({
      file: relative(folder, file),
      text: await readFile(file, 'utf8'),
    })),
  )
}

/**
 * Puts functions in, each in its present text. 'what fits' leaves out those whose schema or types
 * are not there yet; 'all' refuses, and then reads every body against the tables that there are.
 */
export async function putFunctions(
  tx: TransactionSql,
  functions: FunctionFile[],
  which: 'what fits' | 'all',
) {
  const put = which === 'all' ? putIn : putInIfItFits
  // A body may name a table or a function that comes later.
  await tx`set local check_function_bodies = off`
  for (const one of functions) await put(tx, one)
  await tx`set local check_function_bodies = on`
  if (which === 'all') for (const one of functions) await putIn(tx, one)
}

// A savepoint of the driver's would stay open for the rest of the transaction; that of a block
// ends.
async function putInIfItFits(tx: TransactionSql, { text }: FunctionFile) {
  await tx.unsafe(`
    do $fits$ begin
      execute $text$ ${text} $text$;
    exception when others then null;
    end $fits$`)
}

async function putIn(tx: TransactionSql, { file, text }: FunctionFile) {
  await tx.unsafe(text).catch((error: Error) => {
    throw new Error(`The function of ${file} cannot be put in: ${error.message}.`, { cause: error })
  })
}

/**
 * Drops the functions that the folder had once and has no more, as told by those that this
 * transaction has just put in. What a migration or someone else made is left alone.
 */
export async function dropFormerFunctions(tx: TransactionSql, functions: FunctionFile[]) {
  const names = functions.flatMap(({ text }) => namesIn(text))
  await tx`set local search_path = pg_catalog`
  const present = await tx<{ signature: string }[]>`
    select oid::regprocedure::text as signature from pg_proc
    where xmin = pg_current_xact_id()::xid
      and format('%s.%s', pronamespace::regnamespace, proname) = any(${names})`
  const signatures = present.map(({ signature }) => signature)
  const former = await tx<{ signature: string }[]>`
    delete from drizzle.functions where signature <> all(${signatures}) returning signature`
  for (const { signature } of former) await drop(tx, signature)
  await tx`
    insert into drizzle.functions select unnest(${signatures}::text[]) on conflict do nothing`
  await tx`set local search_path to default`
}

const namesIn = (text: string) =>
  [...text.matchAll(/^\s*create or replace function (?:(\w+)\.)?(\w+)\(/gim)].map(
    ([, space = 'public', name]) => `${space}.${name}`,
  )

async function drop(tx: TransactionSql, signature: string) {
  await tx.unsafe(`drop function if exists ${signature}`).catch((error: { detail?: string }) => {
    const needed = error.detail ? ` (${error.detail})` : ''
    throw new Error(
      `db/functions has ${signature} no more, and the database needs it${needed}. ` +
        'Take away what needs it in a migration.',
      { cause: error },
    )
  })
}
