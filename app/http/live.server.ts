import type { Request, Response } from 'express'
import { listen } from '../../db/changes'
import type { News } from '../../db/changes'
import { whoIsThere } from './session.server'

type Listener = { response: Response; school: string; cookie: string | undefined }

const listeners = new Set<Listener>()
const heartbeatMs = 25_000

/** Begins to pass on what schools announce; answers how to stop. */
export async function beginLive() {
  const unlisten = await listen(pass, () => listeners.forEach(({ response }) => say(response, 'again', {})))
  const beat = setInterval(() => void reauthorise(), heartbeatMs)
  return async () => {
    clearInterval(beat)
    endStreams()
    await unlisten().catch(() => {})
  }
}

/** Ends every open stream; browsers come back by themselves. */
export function endStreams() {
  for (const { response } of listeners) response.end()
}

/** GET /s/:school/live: server-sent events that carry names of what changed, never content. */
export async function stream(request: Request, response: Response) {
  const cookie = request.headers.cookie
  const school = await schoolOf(cookie, String(request.params.school))
  if (!school) return void response.status(404).end()
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' })
  response.write('retry: 1000\n\n')
  const listener = { response, school, cookie }
  listeners.add(listener)
  response.on('close', () => listeners.delete(listener))
}

function pass({ school, topics }: News) {
  for (const listener of listeners) if (listener.school === school) say(listener.response, 'news', { topics })
  if (topics.includes('members')) void reauthorise(school)
}

function say(response: Response, event: string, data: object) {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}

// A stream outlives the look at the session that opened it, so it looks again with every heartbeat and at every change of members.
async function reauthorise(school?: string) {
  for (const listener of listeners) {
    if (school && listener.school !== school) continue
    const still = await schoolOf(listener.cookie, undefined, listener.school).catch(() => listener.school)
    if (still) listener.response.write(': still here\n\n')
    else listener.response.end()
  }
}

async function schoolOf(cookie: string | undefined, slug?: string, id?: string) {
  const { guest } = await whoIsThere(cookie)
  return guest?.memberships.find((m) => m.slug === slug || m.schoolId === id)?.schoolId
}
