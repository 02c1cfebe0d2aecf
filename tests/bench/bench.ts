import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { fairnessOf } from '../../app/domain/fairness'
import type { Acting } from '../../app/domain/access'
import { makeNotices } from '../../app/domain/notices'
import { paths } from '../../app/paths'
import { unpacked } from '../../app/ui/packed-card'
import { closePool, openPool } from '../../db/connect'
import { everySchool } from '../../db/front-door'
import { startEmbedded } from '../../db/embedded.mjs'
import { migrate } from '../../db/migrate'
import { withSchool } from '../../db/school'
import { measure } from './cost'
import type { Subject } from './cost'
import { newsPart } from './news'
import { postgresTime } from './postgres-time'
import { cookie, looker, raise, slug } from './schools'
import { ask, askAgain, measured } from './servers'
import type { Measured } from './servers'

const folder = '.cache/bench'
const settings = { shared_preload_libraries: 'pg_stat_statements', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '256MB' }
const board = paths.board(slug(1))

export type Bound = { what: string; is: number; most?: number; unit?: string }

/** Raises schools in a Postgres of its own, starts Skein (as it is built) and the bare page, and measures them against each other. */
export async function bench(say: (line: string) => void): Promise<Bound[]> {
  await rm(join(folder, 'data'), { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const embedded = await startEmbedded(join(folder, 'data'), { settings })
  const stops: (() => Promise<unknown>)[] = [() => embedded.stop()]
  try {
    const at = (name: string) => embedded.url.replace(/\/postgres$/, `/${name}`)
    const owner = postgres(embedded.url, { max: 1, onnotice: () => {} })
    stops.unshift(() => owner.end())
    const database = async (name: string, fill: (sql: postgres.Sql) => Promise<void>, template = 'template1') => {
      await owner.unsafe(`create database ${name} template ${template}`)
      if (template === 'template1') await migrate(at(name))
      const sql = postgres(at(name), { max: 1, onnotice: () => {} })
      await fill(sql).finally(() => sql.end())
      await tellAll(at(name))
    }
    const skein = async (name: string) => ({ name, server: begun(await measured('tests/bench/serve-skein.mjs', { DATABASE_URL: at(name), DATA_DIR: folder, PORT: '0' })) })
    const begun = (server: Measured) => (stops.unshift(server.stop), server)
    const inPostgres = (name: string) => (name ? postgresTime(embedded.folder, name) : undefined) ?? 0
    const asking = ({ server, name = '' }: { server: Measured; name?: string }, path: string, { times = 25, status = 200, headers = {} } = {}): Subject => ({
      times,
      clocks: async () => ({ own: await server.processorTime(), postgres: inPostgres(name) }),
      work: (many) => askAgain(server.url + path, { times: many, visitors, status, headers: { Cookie: cookie, 'Accept-Encoding': 'gzip', ...headers } }),
    })

    say('Raising a school of 200 initiatives, a hundred of them, and one of 300 members with three years of turns …')
    await database('one', (sql) => raise(sql, { schools: 1, members: 60, initiatives: 200, turns: 10 }))
    await database('hundred', (sql) => raise(sql, { schools: 99, members: 60, initiatives: 200, turns: 10 }, 2), 'one')
    await database('large', (sql) => raise(sql, { schools: 1, members: 300, initiatives: 60, turns: 39 }))

    say('Counting one board …')
    const one = await skein('one')
    await owner.unsafe('create extension if not exists pg_stat_statements')
    const page = await ask(one.server.url + board, { Cookie: cookie })
    if (page.status !== 200) throw new Error(`The board answered ${page.status}.`)
    const html = page.body.toString()
    const counted = { ...(await assets(one.server, html)), queries: await queries(owner, () => ask(one.server.url + board, { Cookie: cookie })), html: page.body.length }

    say('Measuring the board, beside a bare Remix page of the same cards …')
    const { cards, ...rest } = JSON.parse((await ask(`${one.server.url}${board}?_data=routes%2Fschool%2Fboard`, { Cookie: cookie })).body.toString())
    await writeFile(join(folder, 'cards.json'), JSON.stringify({ ...rest, cards: cards.map(unpacked), school: slug(1), today: new Date().toISOString().slice(0, 10), mayMove: true }))
    const bare = { server: begun(await measured('tests/bench/bare/serve.mjs')) }
    const hundred = await skein('hundred')
    const etag = String(page.headers.etag)
    const boards = await measure({
      bare: asking(bare, '/'),
      lean: asking(bare, '/lean'),
      board: asking(one, board),
      unchanged: asking(one, board, { times: 400, status: 304, headers: { 'If-None-Match': etag } }),
      hundred: asking(hundred, board),
    })
    await hundred.server.stop()

    say('Measuring the suggestion, beside the pages that show it …')
    const large = await skein('large')
    openPool(at('large'))
    stops.unshift(closePool)
    const acting = await looker(at('large'))
    const suggesting = (among: 'near' | 'everyone', version?: number): Subject => ({
      times: 40,
      clocks: async () => ({ own: ownTime(), postgres: inPostgres('large') }),
      work: (many) => suggest(acting, { many, among, version }),
    })
    const suggestions = await measure({
      near: suggesting('near', 1),
      nearAnew: suggesting('near'),
      all: suggesting('everyone', 1),
      allAnew: suggesting('everyone'),
      initiative: asking(large, paths.initiative(slug(1), 1)),
      handOver: asking(large, paths.initiativeAct(slug(1), 1, 'hand-over')),
    })

    const news = await newsPart({ asking, database, inPostgres, skein }, say)

    return [
      { what: 'the board of 200 cards, of a bare Remix page of the same cards', is: boards.ratio('board', 'bare', 'own'), most: 0.8 },
      { what: '  the same, with Postgres’s processor time', is: boards.ratio('board', 'bare', 'all') },
      { what: '  the same, of a bare page with Skein’s own lean cards', is: boards.ratio('board', 'lean', 'own') },
      { what: 'queries for a board, its BEGIN and COMMIT among them', is: counted.queries, most: 15, unit: '' },
      { what: 'HTML of the board', is: counted.html / 1000, most: 130, unit: 'kB' },
      { what: 'script of the board, compressed', is: counted.script / 1000, most: 130, unit: 'kB' },
      { what: 'style of the board, compressed', is: counted.style / 1000, most: 30, unit: 'kB' },
      { what: 'an unchanged board, of a board', is: boards.ratio('unchanged', 'board', 'own'), most: 0.1 },
      { what: '  the same, with Postgres’s processor time', is: boards.ratio('unchanged', 'board', 'all'), most: 0.1 },
      { what: 'the board among a hundred schools, of one alone, with Postgres’s processor time', is: boards.ratio('hundred', 'board', 'all'), most: 1.2 },
      { what: 'the suggestion in a school of 300, of the initiative’s page, with Postgres’s processor time', is: suggestions.ratio('near', 'initiative', 'all'), most: 0.1 },
      { what: '  asked for the first time since the school changed', is: suggestions.ratio('nearAnew', 'initiative', 'all'), most: 0.1 },
      { what: 'the suggestion of all 300, of the page to hand over a lead, which lists them', is: suggestions.ratio('all', 'handOver', 'all'), most: 0.1 },
      { what: '  asked for the first time since the school changed', is: suggestions.ratio('allAnew', 'handOver', 'all') },
      ...news,
      ...(['bare', 'lean', 'board', 'unchanged', 'hundred'] as const).map((name) => ({ what: `    ${name}: of its own, ${boards.cost(name, 'own').toFixed(2)} ms`, is: boards.cost(name, 'all'), unit: 'ms' })),
      ...(['near', 'nearAnew', 'all', 'allAnew', 'initiative', 'handOver'] as const).map((name) => ({ what: `    ${name}: of its own, ${suggestions.cost(name, 'own').toFixed(2)} ms`, is: suggestions.cost(name, 'all'), unit: 'ms' })),
    ]
  } finally {
    for (const stop of stops) await stop()
  }
}

const visitors = 4

// What there is to tell has been told, so that no server's first minutes are spent on it, nor change a board that is to stay as it is.
async function tellAll(url: string) {
  openPool(url)
  for (const school of await everySchool()) await withSchool(school, makeNotices)
  await closePool()
}

function ownTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

// In one scope, as on a page, which has entered the school already.
function suggest(acting: Acting, { many, among, version }: { many: number; among: 'near' | 'everyone'; version: number | undefined }) {
  const initiativeId = '00000004-0001-7000-8000-000000000001'
  const again = async () => {
    for (let n = 0; n < many; n++) await fairnessOf(acting, { initiativeId, on: acting.school.today, among })
  }
  return withSchool(acting.school.id, again, { readOnly: true, version })
}

// Every statement that reaches Postgres while one page is made; of five counts the least, since what is done every minute is not the page's.
async function queries(sql: postgres.Sql, work: () => Promise<unknown>) {
  const counts = []
  for (let n = 0; n < 5; n++) {
    await sql`select pg_stat_statements_reset()`
    await work()
    const [row] = await sql<{ calls: number }[]>`
      select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
      where toplevel and d.datname = 'one' and query !~ 'graphile_worker|pg_backend_pid'`
    counts.push(row?.calls ?? 0)
  }
  return Math.min(...counts)
}

// What the page names is what the browser fetches for it: each part as it travels, compressed at the build.
async function assets({ url }: Measured, html: string) {
  const names = new Set(html.match(/\/assets\/[\w.-]+\.(?:js|css)/g))
  const sizes = await Promise.all([...names].map(async (name) => [name, (await ask(url + name, { 'Accept-Encoding': 'gzip' })).body.length] as const))
  const total = (ending: string) => sizes.filter(([name]) => name.endsWith(ending)).reduce((sum, [, size]) => sum + size, 0)
  return { script: total('.js'), style: total('.css') }
}

/** The bench's findings as lines, and whether each keeps to its bound. */
export function told(bounds: Bound[]) {
  return bounds.map(({ what, is, most, unit = '×' }) => {
    const kept = most === undefined || is <= most
    const said = unit === '' ? String(is) : unit === '×' ? is.toFixed(3) : `${is.toFixed(is < 10 ? 2 : 1)} ${unit}`
    return { kept, line: `${kept ? ' ' : '!'} ${said.padStart(9)}  ${most === undefined ? '           ' : `at most ${most}`.padEnd(11)}  ${what}` }
  })
}
