import { paths } from '../../app/paths'
import { hashed } from '../../app/domain/accounts/tokens'
import type { Word } from '../../app/vocabulary/topics'
import type { Bound, Ground, Skein } from './ground'
import { measure } from './cost'
import { big, cookie, raise, slug } from './schools'
import { ask } from './servers'
import { view } from './viewers'
import type { Viewer } from './viewers'

const school = slug(1)
const rounds = 9
const bounds = { seconds: 1, readyz: 100, boards: 10 }

// Sixty of a school of a thousand, with what people have open: most look at where they hold
// something, or at the board.
const open = { home: 15, board: 15, initiative: 10, contributions: 8, decisions: 6, people: 6 }
const boards = { board: 60 }

type Act = { what: string; path: string; topics: Word[]; form: () => Record<string, string> }
const today = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
let written = 0
const contribution: Act = {
  what: 'one contribution is logged',
  path: paths.newContribution(school),
  topics: ['contributions'],
  form: () => ({ kind: 'taught', text: `Taught lesson ${++written}`, happenedOn: today }),
}
const updated = (health: () => string) => ({
  path: paths.initiativeAct(school, 1, 'update'),
  form: () => ({ health: health(), body: `Group ${++written} met.` }),
})
const update: Act = {
  what: 'one update is written',
  topics: ['updates/1', 'contributions', 'work/1'],
  ...updated(() => 'on track'),
}
// From here on each of these differs from the one before, the first from that of the school as it
// is raised.
const healths = ['at risk', 'on track'] as const
let changes = 0
const otherHealth: Act = {
  what: 'one update is written and changes the health',
  topics: ['updates/1', 'health', 'contributions', 'work/1'],
  ...updated(() => healths[changes++ % 2] ?? 'on track'),
}

/**
 * Sixty pages of a school of 1,000 members stand open, and one act is done: how soon they are
 * fresh, and what that costs. The cost is processor time, of Skein and of Postgres, from before the
 * act until the last page is fresh, `/readyz` asked all the while among it; it is told in boards of
 * that school, each made anew as the page that a browser opens, measured on the same server just
 * before.
 */
export async function newsPart(ground: Ground, say: (line: string) => void): Promise<Bound[]> {
  say('Opening sixty pages of a school of 1,000 members …')
  await ground.database('thousand', (sql) => raise(sql, big))
  await ground.database(
    'news',
    async (sql) => {
      for (const nth of Array(60).keys()) {
        await sql`insert into sessions (id, account_id, expires_at) select ${hashed(tokenOf(nth))}, account_id, now() + interval '1 day' from members where id = ${memberAt(nth)}`
      }
    },
    'thousand',
  )
  const skein = await ground.skein('news')
  const { cost } = await measure({
    board: ground.asking(skein, paths.board(school), { times: 10 }),
  })
  const board = cost('board', 'all')
  const told: Bound[] = []
  const shown = (act: Act, pages: Record<string, number>, { isBound = true } = {}) =>
    shownBounds(ground, { skein, act, pages, board, isBound })
  told.push(
    ...(await shown(contribution, open)),
    ...(await shown(otherHealth, boards)),
    ...(await shown(update, open)),
    ...(await shown(otherHealth, open, { isBound: false })),
  )
  await skein.server.stop()
  return told
}

const memberAt = (nth: number) =>
  `00000003-0001-7000-8000-${(2 + nth).toString(16).padStart(12, '0')}`
const tokenOf = (nth: number) =>
  String(100 + nth)
    .repeat(15)
    .slice(0, 43)

type Measuring = {
  skein: Skein
  act: Act
  pages: Record<string, number>
  board: number
  isBound: boolean
}

async function shownBounds(
  ground: Ground,
  { skein, act, pages, board, isBound }: Measuring,
): Promise<Bound[]> {
  const viewers: Viewer[] = []
  for (const [room, many] of Object.entries(pages)) {
    for (let n = 0; n < many; n++)
      viewers.push(
        await view({
          url: skein.server.url,
          room,
          nth: n,
          cookie: `skein=${tokenOf(viewers.length)}`,
        }),
      )
  }
  const seen: Seen[] = []
  for (let round = 0; round <= rounds; round++) {
    const one = await once(ground, { skein, act, viewers })
    if (round > 0) seen.push(one)
  }
  for (const { leave } of viewers) leave()
  const who = Object.entries(pages)
    .map(([room, many]) => `${many} × ${room}`)
    .join(', ')
  const bound = (most: number) => (isBound ? { most } : {})
  return [
    {
      what: `${act.what}, 60 pages open (${who}): 95 % are fresh after`,
      is: quietest(seen.map(({ freshAfter }) => freshAfter)) / 1000,
      ...bound(bounds.seconds),
      unit: 's',
    },
    {
      what: '  the slowest /readyz meanwhile',
      is: quietest(seen.map(({ slowest }) => slowest)),
      ...bound(bounds.readyz),
      unit: 'ms',
    },
    {
      what: '  processor time of the act and of all that follows, of one board',
      is: quietest(seen.map(({ spent }) => spent)) / board,
      ...bound(bounds.boards),
    },
    {
      what: `    ${seen[0]?.asking ?? 0} of them ask; a board costs ${board.toFixed(1)} ms; the act alone`,
      is: quietest(seen.map(({ alone }) => alone)),
      unit: 'ms',
    },
  ]
}

type Seen = { freshAfter: number; slowest: number; spent: number; alone: number; asking: number }

// Fresh is a page that has been answered since the act was; one that does not show what changed is
// fresh all along.
async function once(
  { inPostgres }: Ground,
  { skein, act, viewers }: Pick<Measuring, 'skein' | 'act'> & { viewers: Viewer[] },
): Promise<Seen> {
  const clock = async () => (await skein.server.processorTime()) + inPostgres(skein.name)
  const asking = viewers.filter(({ isShown }) => isShown({ event: 'news', topics: act.topics }))
  const before = await clock()
  const ready = readiness(skein.server.url)
  const answered = await perform(skein, act)
  const alone = (await clock()) - before
  while (asking.some(({ freshAt }) => freshAt() < answered)) await pause(20)
  const late = asking.map(({ freshAt }) => freshAt() - answered).sort((a, b) => a - b)
  const spent = (await clock()) - before
  const slowest = await ready()
  await pause(300)
  return {
    freshAfter: late[Math.ceil(late.length * 0.95) - 1] ?? 0,
    slowest,
    spent,
    alone,
    asking: asking.length,
  }
}

async function perform({ server }: Skein, { path, form }: Act) {
  const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', Origin: server.url }
  const answer = await fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(form()),
    headers,
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}.`)
  return performance.now()
}

/**
 * Asks again and again whether the server is ready; answers how to stop, and the longest it took.
 */
function readiness(url: string) {
  let isOver = false
  let slowest = 0
  const asking = (async () => {
    while (!isOver) {
      const began = performance.now()
      await ask(`${url}${paths.ready()}`)
      slowest = Math.max(slowest, performance.now() - began)
      await pause(25)
    }
  })()
  return async () => {
    isOver = true
    await asking
    return slowest
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

function quietest(numbers: number[]) {
  const third = numbers.toSorted((a, b) => a - b).slice(0, Math.ceil(numbers.length / 3))
  return third.reduce((sum, one) => sum + one, 0) / third.length
}
