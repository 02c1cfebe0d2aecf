import type { Sql, TransactionSql } from 'postgres'
import type { Sequence, Table } from './told'

// What is a school's and what waits to be done. The rest is made by the migrations.
const spaces = ['public', 'graphile_worker']

/**
 * Values are written in one way, whatever the server or its login is set to; and a backup may take
 * its time.
 */
export const plainly = (tx: TransactionSql) =>
  tx.unsafe(`
  set local timezone = 'UTC';
  set local datestyle = 'ISO, MDY';
  set local intervalstyle = 'postgres';
  set local bytea_output = 'hex';
  set local extra_float_digits = 1;
  set local statement_timeout = 0;
  set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`)

/**
 * Every table that holds something, its columns but those that are computed, and how it is read: in
 * the order of its key. A job comes without the worker that has it.
 */
export async function tablesOf(sql: Sql | TransactionSql): Promise<Table[]> {
  const rows = await sql<Table[]>`
    with columns as (
      select attrelid, array_agg(quote_ident(attname) order by attnum) as names,
        string_agg(
          case
            when nspname = 'graphile_worker'
              and attname in ('locked_at', 'locked_by') then format('null as %I', attname)
            when atttypid = 'json'::regtype then format('%1$I::jsonb as %1$I', attname)
            else quote_ident(attname)
          end,
          ', '
          order by attnum
        ) as read
      from pg_attribute
        join pg_class c on c.oid = attrelid
        join pg_namespace n on n.oid = relnamespace
      where attnum > 0 and not attisdropped and attgenerated = ''
      group by attrelid
    ),
    keys as (
      select i.indrelid, string_agg(quote_ident(a.attname), ', ' order by k.place) as names
      from pg_index i, unnest(i.indkey) with ordinality k(att, place)
        join pg_attribute a on a.attnum = k.att
      where i.indisprimary and a.attrelid = i.indrelid
      group by i.indrelid
    )
    select format('%I.%I', nspname, relname) as name, columns.names as columns,
      format(
        'select row_to_json(r)::text as line from (select %s from %I.%I order by %s) r',
        columns.read, nspname, relname, coalesce(keys.names, array_to_string(columns.names, ', '))
      ) as select
    from pg_class c
      join pg_namespace n on n.oid = relnamespace
      join columns on columns.attrelid = c.oid
      left join keys on keys.indrelid = c.oid
    where relkind = 'r'
      and nspname = any(${spaces})
      and not (nspname = 'graphile_worker' and relname = 'migrations')
    order by 1`
  return rows.map(({ name, columns, select }) => ({ name, columns, select }))
}

export async function sequencesOf(sql: TransactionSql) {
  return [
    ...(await sql<Sequence[]>`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
    from pg_sequences
    where schemaname = any(${spaces}) and last_value is not null
    order by 1`),
  ]
}

/** Sets one of those again; only one that is there. */
export async function setSequence(tx: TransactionSql, { name, value }: Sequence) {
  const [set] = await tx<{ setval: string }[]>`
    select setval(format('%I.%I', schemaname, sequencename)::regclass, ${value}::bigint)
    from pg_sequences
    where schemaname = any(${spaces}) and format('%I.%I', schemaname, sequencename) = ${name}`
  if (!set)
    throw new Error(
      `The backup holds a counter that is not Skein’s (${name}). Nothing was changed.`,
    )
}

/**
 * The rows of a table as they stand in a backup: a line of JSON each, some hundred at a time, fewer
 * where they are long. (The driver's own COPY hangs on a table of any size.)
 */
export async function* rowsOf(tx: TransactionSql, { select }: Table): AsyncGenerator<Buffer> {
  for await (const rows of tx.unsafe<{ line: string }[]>(select).cursor(500)) {
    yield* pieces(rows.map(({ line }) => line))
  }
}

const longPiece = 4_000_000

function* pieces(lines: string[]) {
  let piece = ''
  for (const line of lines) {
    piece += `${line}\n`
    if (piece.length < longPiece) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece) yield Buffer.from(piece)
}

/** Puts such rows back. */
export async function putRows(tx: TransactionSql, { name, columns }: Table, rows: Buffer) {
  const list = columns.join(', ')
  const all = `[${rows.toString().trimEnd().split('\n').join(',')}]`
  await tx.unsafe(
    `
      insert into ${name} (${list}) overriding system value
      select ${list}
      from json_populate_recordset(null::${name}, $1::text::json)`,
    [all],
  )
}
