import postgres from 'postgres'

/**
 * Every table of a database with the number of its rows and one hash over all of them, in the order
 * of their text.
 */
export async function summed(url: string) {
  const look = postgres(url, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } })
  const tables = await look<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker', 'jobs') and tablename <> 'migrations' order by 1`
  const sums = await Promise.all(
    tables.map(async ({ name }) => {
      const [sum] = await look.unsafe(
        `select count(*)::int as rows, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as hash from ${name} t`,
      )
      return { name, ...sum }
    }),
  )
  await look.end()
  return sums
}
