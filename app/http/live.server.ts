import type { Request, Response } from 'express'
import { isMine, listen } from '../../db/changes'
import type { Ended, News } from '../../db/changes'
import type { Membership } from '../../db/front-door'
import { whoIsThere } from './session.server'
import type { Guest } from './session.server'
import { newestVersion, remember } from './versions.server'

type Listener = {
  response: Response
  membership: Membership
  guest: Guest
  cookie: string | undefined
}

const listeners = new Set<Listener>()
const heartbeatMs = 25_000
/**
 * A browser needs one for each school it looks into; the one who opens more takes the place of
 * their own oldest.
 */
export const mostOfSession = 8
/** The one who signs in again has another session: twenty browsers of one person, and no more. */
const mostOfAccount = 20 * mostOfSession
/** Each costs some 15 kB. */
const mostOfProcess = 5_000
const retryAfterSeconds = 30
const mostUnread = 64 * 1024
/**
 * What one page that asks again may cost, so that a school's pages ask one after another and not at
 * once.
 */
const askMs = { least: 150, aPage: 10, most: 10_000 }

/** Begins to pass on what schools tell; answers how to stop. */
export async function beginLive() {
  const again = () =>
    listeners.forEach(({ response }) =>
      say(response, 'again', { spread: spreadFor(listeners.size) }),
    )
  const unlisten = await listen({ news: pass, ended: (ended) => void endSessions(ended), again })
  const beat = setInterval(() => void reauthorise(() => true), heartbeatMs)
  return async () => {
    clearInterval(beat)
    endStreams()
    await unlisten().catch(() => {})
  }
}

/** Ends every open stream; browsers come back by themselves. */
export function endStreams() {
  for (const listener of listeners) end(listener)
}

// At once, and not when the other side has heard of it: the one who is gone, or never reads, would
// stand here for ever.
function end(listener: Listener) {
  listeners.delete(listener)
  listener.response.end()
}

/**
 * GET /s/:school/live: server-sent events that carry names of what changed, never content. The
 * first says at which version the school stands. A ninth stream of one session ends its oldest,
 * which is told that it had enough, as its account's 161st does; a full process answers 503.
 */
export async function stream(request: Request, response: Response) {
  const cookie = request.headers.cookie
  const { guest } = await whoIsThere(cookie)
  const membership = guest?.memberships.find(({ slug }) => slug === request.params.school)
  if (!guest || !membership) return void response.status(404).end()
  if (request.method === 'HEAD') return void response.status(200).end()
  // The one who went away while we looked has been closed already, and would never be again.
  if (response.destroyed) return
  if (listeners.size >= mostOfProcess)
    return void response.status(503).set('Retry-After', String(retryAfterSeconds)).end()
  makeRoom(mostOfSession, (one) => one.guest.sessionId === guest.sessionId)
  makeRoom(mostOfAccount, (one) => one.guest.accountId === guest.accountId)
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  const listener = { response, membership, guest, cookie }
  listeners.add(listener)
  response.on('close', () => listeners.delete(listener))
  // A server that went away is not to be asked by all of its browsers in the second that it
  // returns.
  response.write(`retry: ${1_000 + Math.round(Math.random() * 3_000)}\n\n`)
  // Only now: what was told before this listener stood in the list is in the version that it is
  // told.
  say(response, 'hello', { version: newestVersion(membership), spread: spreadFor(listeners.size) })
}

function makeRoom(most: number, isOwn: (listener: Listener) => boolean) {
  const own = [...listeners].filter(isOwn)
  for (const oldest of own.slice(0, Math.max(0, own.length - most + 1))) {
    say(oldest.response, 'enough', {})
    end(oldest)
  }
}

function pass(news: News) {
  remember(news)
  const here = [...listeners].filter(({ membership }) => membership.schoolId === news.school)
  const spread = spreadFor(here.length)
  for (const { response, membership } of here) {
    const topics = isMine(news, membership.memberId) ? [...news.topics, 'mine'] : news.topics
    if (topics.length) say(response, 'news', { version: news.version, topics, spread })
  }
  if (news.topics.includes('members')) void lookThrough(news.school)
}

const asksAgain = new Map<string, boolean>()

// However many changes come while a school's streams are looked through, they are looked through
// once more.
async function lookThrough(school: string) {
  if (asksAgain.has(school)) return void asksAgain.set(school, true)
  do {
    asksAgain.set(school, false)
    await reauthorise(({ membership }) => membership.schoolId === school)
  } while (asksAgain.get(school))
  asksAgain.delete(school)
}

function endSessions({ sessions }: Ended) {
  return reauthorise(
    ({ guest }) =>
      sessions.includes(guest.sessionId.slice(0, 16)) || sessions.includes('every one'),
  )
}

function spreadFor(pages: number) {
  return Math.min(askMs.most, askMs.least + pages * askMs.aPage)
}

function say(response: Response, event: string, said: object) {
  write(response, `event: ${event}\ndata: ${JSON.stringify(said)}\n\n`)
}

// What nobody reads would pile up here; a browser that reads again comes back by itself.
function write(response: Response, text: string) {
  if (response.writableLength > mostUnread) response.destroy()
  else response.write(text)
}

// A stream outlives the look at the session that opened it, so it looks again with every heartbeat,
// when sessions end and at every change of members.
async function reauthorise(concerned: (listener: Listener) => boolean) {
  for (const listener of [...listeners].filter(concerned)) {
    const isWelcome = await isStillWelcome(listener).catch(() => true)
    if (isWelcome) write(listener.response, ': still here\n\n')
    else end(listener)
  }
}

async function isStillWelcome({ cookie, membership }: Listener) {
  const { guest } = await whoIsThere(cookie)
  return Boolean(guest?.memberships.some(({ schoolId }) => schoolId === membership.schoolId))
}
