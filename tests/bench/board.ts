import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { paths } from '../../app/paths'
import { unpacked } from '../../app/ui/board/packed-card'
import { measure } from './cost'
import { folder } from './ground'
import type { Bound, Ground } from './ground'
import { cookie, raise, slug } from './schools'
import { ask, measured } from './servers'
import type { Measured } from './servers'

const board = paths.board(slug(1))
const size = { members: 60, initiatives: 200, turns: 10 }

/**
 * The board of 200 cards: against a bare Remix page of the same cards, among a hundred schools,
 * unchanged, shared, and what it weighs. A board is made anew for each who asks, rows and cards,
 * but for the school's calendar, which is looked up once a version; `shared` is its data alone, as
 * open pages ask for it after news, made once for all who see the same.
 */
export async function boardPart(ground: Ground, say: (line: string) => void): Promise<Bound[]> {
  const { asking, begun, database, queries, skein } = ground
  say('Raising a school of 200 initiatives, and a hundred of them …')
  await database('one', (sql) => raise(sql, { schools: 1, ...size }))
  await database('hundred', (sql) => raise(sql, { schools: 99, ...size }, 2), 'one')

  say('Counting one board …')
  const one = await skein('one')
  const page = await ask(one.server.url + board, { Cookie: cookie })
  if (page.status !== 200) throw new Error(`The board answered ${page.status}.`)
  const asked = await queries('one', () => ask(one.server.url + board, { Cookie: cookie }))
  const { script, style } = await assets(one.server, page.body.toString())

  say('Measuring the board, beside a bare Remix page of the same cards …')
  await keepCards(one.server)
  const bare = { server: begun(await measured('tests/bench/bare/serve.mjs')) }
  const hundred = await skein('hundred')
  const unchanged = {
    times: 400,
    status: 304,
    headers: { 'If-None-Match': String(page.headers.etag) },
  }
  const { ratio, cost } = await measure({
    bare: asking(bare, '/'),
    lean: asking(bare, '/lean'),
    board: asking(one, board),
    unchanged: asking(one, board, unchanged),
    shared: asking(one, `${board}?_data=routes%2Fboard%2Fboard`, { times: 100 }),
    hundred: asking(hundred, board),
  })
  for (const server of [hundred.server, bare.server]) await server.stop()

  const names = ['bare', 'lean', 'board', 'unchanged', 'shared', 'hundred'] as const
  return [
    {
      what: 'the board of 200 cards, made anew, of a bare Remix page of the same cards',
      is: ratio('board', 'bare', 'own'),
      most: 0.7,
    },
    { what: '  the same, with Postgres’s processor time', is: ratio('board', 'bare', 'all') },
    {
      what: '  the same, of a bare page with Skein’s own lean cards',
      is: ratio('board', 'lean', 'own'),
    },
    { what: 'queries for a board, its BEGIN and COMMIT among them', is: asked, most: 15, unit: '' },
    { what: 'HTML of the board', is: page.body.length / 1000, most: 130, unit: 'kB' },
    { what: 'script of the board, compressed', is: script / 1000, most: 130, unit: 'kB' },
    { what: 'style of the board, compressed', is: style / 1000, most: 30, unit: 'kB' },
    { what: 'an unchanged board, of a board', is: ratio('unchanged', 'board', 'own'), most: 0.1 },
    {
      what: '  the same, with Postgres’s processor time',
      is: ratio('unchanged', 'board', 'all'),
      most: 0.1,
    },
    { what: 'the data of a board, shared, of a board', is: ratio('shared', 'board', 'own') },
    {
      what: 'the board among a hundred schools, of one alone, with Postgres’s processor time',
      is: ratio('hundred', 'board', 'all'),
      most: 1.2,
    },
    ...names.map((name) => ({
      what: `    ${name}: of its own, ${cost(name, 'own').toFixed(2)} ms`,
      is: cost(name, 'all'),
      unit: 'ms',
    })),
  ]
}

// The bare page shows the same cards, as the board's own loader tells them.
async function keepCards({ url }: Measured) {
  const answer = await ask(`${url}${board}?_data=routes%2Fboard%2Fboard`, { Cookie: cookie })
  const { cards, ...rest } = JSON.parse(answer.body.toString())
  const told = {
    ...rest,
    cards: cards.map(unpacked),
    school: slug(1),
    today: new Date().toISOString().slice(0, 10),
    mayMove: true,
  }
  await writeFile(join(folder, 'cards.json'), JSON.stringify(told))
}

// What the page names is what the browser fetches for it: each part as it travels, compressed at
// the build.
async function assets({ url }: Measured, html: string) {
  const names = [...new Set(html.match(/\/assets\/[\w.-]+\.(?:js|css)/g))]
  const fetched = async (name: string) =>
    (await ask(url + name, { 'Accept-Encoding': 'gzip' })).body.length
  const sizes = await Promise.all(names.map(async (name) => [name, await fetched(name)] as const))
  const total = (ending: string) =>
    sizes.filter(([name]) => name.endsWith(ending)).reduce((sum, [, size]) => sum + size, 0)
  return { script: total('.js'), style: total('.css') }
}
