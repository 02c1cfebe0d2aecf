import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { makeNotices } from '../../app/domain/notices/notices'
import { closePool, openPool } from '../../db/connect'
import { startEmbedded } from '../../db/embedded.mjs'
import { everySchool } from '../../db/front-door'
import { migrate } from '../../db/migrate'
import { withSchool } from '../../db/school'
import type { Subject } from './cost'
import { postgresTime } from './postgres-time'
import { cookie } from './schools'
import { askAgain, measured } from './servers'
import type { Measured } from './servers'

export const folder = '.cache/bench'
const settings = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.max': '20000',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
}
const visitors = 4

export type Bound = { what: string; is: number; most?: number; unit?: string }
export type Skein = { name: string; server: Measured }
type Asked = { times?: number; status?: number; headers?: Record<string, string> }

/**
 * What every part of the bench stands on: a Postgres of its own, databases in it, and servers of
 * Skein as it is built.
 */
export type Ground = Awaited<ReturnType<typeof layGround>>

export async function layGround() {
  await rm(join(folder, 'data'), { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const embedded = await startEmbedded(join(folder, 'data'), { settings })
  const stops: (() => Promise<unknown>)[] = [() => embedded.stop()]
  const at = (name: string) => embedded.url.replace(/\/postgres$/, `/${name}`)
  const owner = postgres(embedded.url, { max: 1, onnotice: () => {} })
  stops.unshift(() => owner.end())
  await owner.unsafe('create extension if not exists pg_stat_statements')

  const made = new Set<string>()
  // A school that another part has raised already is taken as it is.
  const database = async (
    name: string,
    fill: (sql: postgres.Sql) => Promise<void>,
    template = 'template1',
  ) => {
    if (made.has(name)) return
    made.add(name)
    await owner.unsafe(`create database ${name} template ${template}`)
    if (template === 'template1') await migrate(at(name))
    const sql = postgres(at(name), { max: 1, onnotice: () => {} })
    // Nobody is written to: what is due by the hour of the day is no cost of a page.
    await fill(sql)
      .then(() => sql`update members set letters = 'never'`)
      .finally(() => sql.end())
    await tellAll(at(name))
  }
  const begun = (server: Measured) => (stops.unshift(server.stop), server)
  const skein = async (name: string): Promise<Skein> => {
    const env = { DATABASE_URL: at(name), DATA_DIR: folder, PORT: '0' }
    return { name, server: begun(await measured('tests/bench/serve-skein.mjs', env)) }
  }
  const inPostgres = (name: string) => (name ? postgresTime(embedded.folder, name) : undefined) ?? 0
  const asking = (
    { server, name = '' }: { server: Measured; name?: string },
    path: string,
    asked: Asked = {},
  ): Subject => ({
    times: asked.times ?? 25,
    clocks: async () => ({ own: await server.processorTime(), postgres: inPostgres(name) }),
    work: (many) => {
      const headers = { Cookie: cookie, 'Accept-Encoding': 'gzip', ...asked.headers }
      return askAgain(server.url + path, { times: many, visitors, status: asked.status, headers })
    },
  })
  const queries = (name: string, work: () => Promise<unknown>, tries?: number) =>
    queriesOf(owner, { name, work, tries })
  const stop = async () => {
    for (const one of stops) await one()
  }
  return { at, database, skein, begun, asking, inPostgres, queries, stops, stop }
}

// What there is to tell has been told, so that no server's first minutes are spent on it, nor
// change a board that is to stay as it is.
async function tellAll(url: string) {
  openPool(url)
  for (const school of await everySchool()) await withSchool(school, makeNotices)
  await closePool()
}

type Counting = { name: string; work: () => Promise<unknown>; tries?: number | undefined }

// Every statement that reaches Postgres while one page is made; of several counts the least, since
// what is done every minute is not the page's.
async function queriesOf(sql: postgres.Sql, { name, work, tries = 5 }: Counting) {
  const counts = []
  for (let n = 0; n < tries; n++) {
    await sql`select pg_stat_statements_reset()`
    await work()
    const [row] = await sql<{ calls: number }[]>`
      select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
      where toplevel and d.datname = ${name} and query !~ 'graphile_worker|pg_backend_pid'`
    counts.push(row?.calls ?? 0)
  }
  return Math.min(...counts)
}
