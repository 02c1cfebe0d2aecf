import { json, redirect } from '@remix-run/node'
import type { AppLoadContext, TypedResponse } from '@remix-run/node'
import {
  brokenRule,
  isForeign,
  isShutOut,
  isTooSlow,
  isUnavailable,
  isUnreadable,
} from '../../db/connect'
import { Refusal } from '../domain/refusal'
import { ownPath } from '../paths'
import { settings } from './config.server'
import { carrying } from './confirmation.server'
import type { Way } from './confirmation.server'

export const statuses = { forbidden: 403, missing: 404, conflict: 409, busy: 503 } as const

/** After how long to try again what was refused as too much at once. */
export const secondsWhenBusy = 10

/**
 * What a loader tells, for a page that is made in this process: handed over as it is, and written
 * as JSON only for a browser that asks for the data alone. Two hundred cards were written and read
 * again for each page. Nothing in it may change by being written: days are text, and there is no
 * date, map or set.
 */
export function asItIs<T extends object>(data: T) {
  const written = new ReadableStream(
    {
      pull(body) {
        body.enqueue(Buffer.from(JSON.stringify(data)))
        body.close()
      },
    },
    { highWaterMark: 0 },
  )
  const headers = { 'Content-Type': 'application/json; charset=utf-8' }
  const answer: TypedResponse<T> = new Response(written, { headers })
  return Object.assign(answer, { json: () => Promise.resolve(data) })
}

/**
 * What a thrown error becomes for a page: a refusal its status and sentence, a lost or busy
 * database 503, what the database cannot read 404; anything else is a bug, with a number to find it
 * by.
 */
export function asResponse(error: unknown, context?: AppLoadContext): unknown {
  if (error instanceof Refusal)
    return json({ sentence: error.sentence }, { status: statuses[error.kind] })
  const passing = passingOf(error)
  if (passing) {
    if (context) logPassing(error, context)
    return json({ sentence: passing.sentence }, passing)
  }
  if (isUnreadable(error)) return json({ sentence: nowhere }, { status: 404 })
  if (!context || error instanceof Response) return error
  const { log, requestId } = context
  log.error({ requestId, err: error }, 'failed')
  return json({ requestId }, { status: 500 })
}

const away =
  'Skein cannot reach its database just now. Nothing was lost; please try again in a moment.'
const busy =
  'Skein is busy just now, and this took too long. Nothing was changed; please try again in a moment.'
const foreign =
  'Something that was chosen here is not in this school, or not any more. Please choose again.'
const unreadable =
  'Something here cannot be kept as it was sent. Please check what you wrote and chose.'
const meanwhile =
  'Something changed meanwhile that does not go with this. Nothing was changed; please open the page again.'
const nowhere = 'This page does not exist, or not in this school.'

function logPassing(err: unknown, { log, requestId }: AppLoadContext) {
  if (isShutOut(err))
    log.error({ requestId, err }, 'a login of Skein was refused: the next start sets it again')
  else log.warn({ requestId, err }, 'the database was away or busy')
}

/**
 * What is nobody's fault and soon over: the database is away, or busy for longer than a request may
 * wait; or it lets us in no more, though it did at the start.
 */
export function passingOf(error: unknown) {
  if (isUnavailable(error) || isShutOut(error))
    return { sentence: away, status: 503, headers: { 'Retry-After': '3' } }
  if (isTooSlow(error)) return { sentence: busy, status: 503, headers: { 'Retry-After': '5' } }
  return undefined
}

/**
 * Why the database would not keep what a form says, as a sentence for that form, and its status. A
 * rule of ours that no act has a sentence for is logged by its name, and without a value.
 */
export function unkeptOf(error: unknown, { log, requestId }: AppLoadContext) {
  if (isForeign(error)) return { sentence: foreign, status: 422 }
  if (isUnreadable(error)) return { sentence: unreadable, status: 422 }
  if (brokenRule(error) === undefined) return undefined
  log.warn({ requestId, err: error }, 'the database refused by a rule that no sentence is for')
  return { sentence: meanwhile, status: 409 }
}

export function notHere(): never {
  throw json({ sentence: nowhere }, { status: 404 })
}

/**
 * What a former member is told at every address of the school: that they are one, and since when;
 * nothing else of it.
 */
export function noLongerHere({
  slug,
  school,
  left_on: since,
}: {
  slug: string
  school: string
  left_on: string
}): never {
  throw json({ formerly: { slug, school, since } }, { status: 403 })
}

/**
 * A redirect to one of our own pages, with what is said there of what was done (`confirmed`); what
 * came from outside is checked, never followed elsewhere.
 */
export function goTo(way: Way | string, fallback = '/') {
  const isSaid = typeof way !== 'string'
  const path = ownPath(isSaid ? way.path : way, fallback)
  const answer = redirect(path, 303)
  if (isSaid) answer.headers.append('Set-Cookie', carrying(way, path))
  return answer
}

/** Refuses a write that another site asked the browser to send. */
export function refuseCrossSite(request: Request, context: AppLoadContext) {
  const site = request.headers.get('Sec-Fetch-Site')
  if (site ? site === 'same-origin' || site === 'none' : isOwnOrigin(request)) return
  context.log.warn({ requestId: context.requestId }, 'refused a cross-site write')
  throw json({ sentence: 'This came from another site, so nothing was changed.' }, { status: 403 })
}

function isOwnOrigin(request: Request) {
  const origin = request.headers.get('Origin')
  return origin === new URL(request.url).origin || origin === settings().appUrl
}
