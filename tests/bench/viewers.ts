import { Agent, get } from 'node:http'
import { paths } from '../../app/paths'
import { handle as board } from '../../app/routes/board/board'
import { handle as contributions } from '../../app/routes/contributions/contributions'
import { handle as decisions } from '../../app/routes/decisions/log'
import { handle as home } from '../../app/routes/home/home'
import { handle as initiative } from '../../app/routes/initiatives/page'
import { handle as people } from '../../app/routes/members/people'
import { momentIn } from '../../app/ui/kit/live'
import { concerns } from '../../app/ui/kit/page-topics'
import type { Shown } from '../../app/ui/kit/page-topics'
import type { Said } from '../../app/ui/kit/event-stream'
import { slug } from './schools'
import { ask } from './servers'

const school = slug(1)
type Room = {
  handle: Shown
  route: string
  path: (nth: number) => string
  about?: (nth: number) => number
}

const rooms: Record<string, Room> = {
  home: { handle: home, route: 'home/home', path: () => paths.home(school) },
  board: { handle: board, route: 'board/board', path: () => paths.board(school) },
  initiative: {
    handle: initiative,
    route: 'initiatives/page',
    path: (nth) => paths.initiative(school, 1 + nth),
    about: (nth) => 1 + nth,
  },
  contributions: {
    handle: contributions,
    route: 'contributions/contributions',
    path: () => paths.contributions(school),
  },
  decisions: { handle: decisions, route: 'decisions/log', path: () => paths.decisions(school) },
  people: { handle: people, route: 'members/people', path: () => paths.people(school) },
}

/**
 * An open page of someone: it listens to its stream and asks as the browser's script does, and
 * tells when it is fresh again.
 */
export type Viewer = {
  room: string
  isShown: (said: Said) => boolean
  freshAt: () => number
  leave: () => void
}
type Viewing = { url: string; room: string; nth: number; cookie: string }

/** Opens one page, as a browser with nothing else open would. */
export async function view({ url, room, nth, cookie }: Viewing): Promise<Viewer> {
  const { handle, route, path, about } = rooms[room] as Room
  const agent = new Agent({ keepAlive: true, maxSockets: 2 })
  const address = path(nth)
  const data = `${url}${address}${room === 'home' ? '?index&' : '?'}_data=${encodeURIComponent(`routes/${route}`)}`
  let [etag, freshAt, timer]: [string | undefined, number, NodeJS.Timeout | undefined] = [
    undefined,
    0,
    undefined,
  ]
  const look = async () => {
    timer = undefined
    const answer = await ask(
      data,
      { Cookie: cookie, 'Accept-Encoding': 'gzip', ...(etag && { 'If-None-Match': etag }) },
      agent,
    )
    if (answer.status !== 200 && answer.status !== 304)
      throw new Error(`${data} answered ${answer.status}.`)
    etag = answer.headers.etag
    freshAt = performance.now()
  }
  const isShown = ({ event, topics }: Said) =>
    event === 'again' || (event === 'news' && concerns(new Set(topics), handle.shows, about?.(nth)))
  const heard = (said: Said) => {
    if (isShown(said)) timer ??= setTimeout(() => void look(), momentIn(said.spread ?? 0))
  }
  const leave = await listening(`${url}${paths.live(school)}`, { cookie, agent, heard })
  await look()
  return { room, isShown, freshAt: () => freshAt, leave: () => (leave(), agent.destroy()) }
}

type Hearing = { cookie: string; agent: Agent; heard: (said: Said) => void }

function listening(url: string, { cookie, agent, heard }: Hearing) {
  return new Promise<() => void>((done, fail) => {
    const request = get(url, { agent, headers: { Cookie: cookie } }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        const blocks = (text + part).split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) {
          const [, event, said] = /event: (\w+)\ndata: (.*)/.exec(block) ?? []
          if (event && said) heard({ event, ...JSON.parse(said) } as Said)
        }
      })
      response.on('error', () => {})
      done(() => request.destroy())
    })
    request.on('error', fail)
  })
}
