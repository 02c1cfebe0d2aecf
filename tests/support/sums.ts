import postgres from 'postgres'

/**
 * Every table of a database with the number of its rows and one sum over the hashes of all of them,
 * in whatever order they are kept.
 */
export async function summed(url: string) {
  const look = postgres(url, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } })
  return sumsIn(look).finally(() => look.end())
}

/** The same over a connection that is kept, as one question: for who asks again and again. */
export async function sumsIn(look: postgres.Sql) {
  const tables = await look<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker', 'jobs') and tablename <> 'migrations' order by 1`
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows,
         coalesce(sum(hashtextextended(t::text, 0)), 0)::text as hash from ${name} t`,
  )
  return look.unsafe<{ name: string; rows: number; hash: string }[]>(each.join(' union all '))
}
