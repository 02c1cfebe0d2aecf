import postgres from 'postgres'
import { tellSchool } from '../../app/jobs/notices.server'
import { tick } from '../../app/jobs/tick.server'
import { closePool, openPool } from '../../db/connect'
import { migrate } from '../../db/migrate'
import { withSchool } from '../../db/school'
import type { Bound } from './ground'
import { fallDue, raiseMany } from './many-schools'

const many = 20_000
const each = 10
const rounds = 3

/**
 * What the look of every minute costs over many schools, with something due in fifty of them and in
 * none, beside looking at one.
 */
export async function ticksPart(
  { at }: { at: (name: string) => string },
  say: (line: string) => void,
): Promise<Bound[]> {
  const owner = postgres(at('postgres'), { max: 1, onnotice: () => {} })
  const sql = await raised(owner, { url: at('many'), say })
  try {
    openPool(at('many'))
    const looks: Awaited<ReturnType<typeof measured>>[] = []
    for (let round = 0; round < rounds; round += 1)
      looks.push(await measured(owner, { sql, from: 1_000 * (round + 1) }))
    const least = (of: (look: (typeof looks)[number]) => number) => Math.min(...looks.map(of))
    const [due, idle, single] = [
      least((look) => look.due.ms),
      least((look) => look.idle.ms),
      least((look) => look.single.ms),
    ]
    return [
      {
        what: `a tick over ${many} schools, ${5 * each} of them with something due`,
        is: due / 1000,
        most: 10,
        unit: 's',
      },
      {
        what: '  of the statements of one look at one school',
        is: least((look) => look.due.statements) / least((look) => look.single.statements),
        most: 5 * each * 3,
      },
      { what: '  of as many looks at one school', is: due / (single * 5 * each), most: 6 },
      {
        what: 'a tick over as many schools with nothing due, of one look at one school',
        is: idle / single,
        most: 3,
      },
      {
        what: '  its statements, BEGIN and COMMIT among them',
        is: least((look) => look.idle.statements),
        most: 40,
        unit: '',
      },
      { what: '    one look at one school', is: single, unit: 'ms' },
      { what: '    a tick with nothing due', is: idle, unit: 'ms' },
    ]
  } finally {
    await closePool()
    await sql.end()
    await owner.end()
  }
}

async function raised(
  owner: postgres.Sql,
  { url, say }: { url: string; say: (line: string) => void },
) {
  say(`Raising ${many} small schools …`)
  await owner.unsafe('create database many')
  await owner.unsafe('create extension if not exists pg_stat_statements')
  await migrate(url)
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await raiseMany(sql, many)
  say('Looking at what is due in them …')
  return sql
}

async function measured(owner: postgres.Sql, { sql, from }: { sql: postgres.Sql; from: number }) {
  const [{ id } = { id: '' }] = await sql<
    { id: string }[]
  >`select school_id as id from school_looks order by look_at desc limit 1`
  const single = await costOf(owner, () => withSchool(id, tellSchool))
  await fallDue(sql, { from, each })
  const due = await costOf(owner, look)
  const [left] = await sql<
    { n: number }[]
  >`select (select count(*) from door.due('absences'))::int + (select count(*) from door.due('decisions'))::int as n`
  if (left?.n) throw new Error(`The tick left ${left.n} schools with something due.`)
  while ((await sql`select from door.due('notices')`).length) await look()
  return { single, due, idle: await costOf(owner, look) }
}

const look = () =>
  tick({}, { id: '0', since: new Date().toISOString(), worker: 'bench', inHand: [] })

async function costOf(owner: postgres.Sql, work: () => Promise<unknown>) {
  await owner`select pg_stat_statements_reset()`
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  const [row] = await owner<{ calls: number }[]>`
    select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid where toplevel and d.datname = 'many'`
  return { ms, statements: row?.calls ?? 0 }
}
