import { randomBytes, randomUUID } from 'node:crypto'
import express from 'express'
import type { Logger } from 'pino'
import { isReady, isShutOut } from '../../db/connect'
import { passingOf } from './answers.server'
import { assets } from './assets.server'
import { browserOf } from './browser.server'
import { calendarFeed } from './calendar.server'
import type { Config } from './config.server'
import { contextFor } from './context.server'
import { keptBy } from './kept-pages.server'
import { stream } from './live.server'
import type { placesOf } from './place.server'
import { believeProxies } from './proxies.server'
import { protect, refuseForeignOrigin } from './protect.server'
import { shared } from './shared-pages.server'
import { unchanged } from './not-modified.server'

export type Start = {
  config: Config
  say?: (line: string) => void
  /** The built file of the thread that does work aside. */
  aside?: string
  /** Fills an empty database before the doors open. */
  prepare?: (databaseUrl: string) => Promise<void>
  /** Development only: a Vite server that builds as it goes. */
  vite?: { middlewares: express.Handler; ssrLoadModule: (id: string) => Promise<unknown> }
}

export type Inside = Pick<Start, 'config' | 'vite'> & { log: Logger }

type PlaceOf = ReturnType<typeof placesOf>

/** What answers for pages, which of them a browser keeps, and the style sheets of them all. */
export type Pages = {
  handle: express.Handler
  kept: ReturnType<typeof keptBy>
  looks: readonly string[]
}

/** Every request, from the proxies it came through to the page that answers it. */
export function application(
  { config, log, vite, placeOf }: Inside & { placeOf: PlaceOf },
  pages: Pages,
) {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy ?? false)
  app.use(believeProxies(log))
  app.get('/healthz', (_, response) => void response.type('text').send('alive\n'))
  app.get('/readyz', async (_, response) => {
    const ready = await isReady()
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready\n' : 'the database does not answer\n')
  })
  app.use((request, response, next) => {
    const began = process.hrtime.bigint()
    response.locals.requestId = randomUUID()
    response.locals.nonce = randomBytes(16).toString('base64')
    response.setHeader('X-Request-Id', response.locals.requestId)
    response.on('finish', () => {
      const ms = Number(process.hrtime.bigint() - began) / 1e6
      // The route, not the address: addresses may name a person or carry a mailed token.
      log.info(
        {
          requestId: response.locals.requestId,
          method: request.method,
          place: placeOf(request.path),
          status: response.statusCode,
          ms: Math.round(ms),
        },
        'answered',
      )
    })
    next()
  })
  if (vite) app.use(vite.middlewares)
  app.use(
    protect({
      development: Boolean(vite),
      secure: config.appUrl?.startsWith('https:') ?? false,
      looks: pages.looks,
    }),
  )
  if (!vite) app.use(assets('build/client'))
  app.use(refuseForeignOrigin(config.appUrl))
  app.get(
    '/feeds/calendar/:file',
    (request, response, next) => void calendarFeed(request, response).catch(next),
  )
  app.get(
    '/s/:school/live',
    (request, response, next) => void stream(request, response).catch(next),
  )
  app.use((request, response, next) => {
    const { nonce, requestId } = response.locals as { nonce: string; requestId: string }
    const { cookie: cookieHeader } = request.headers
    response.locals.context = contextFor({
      nonce,
      requestId,
      log,
      cookieHeader,
      isPassedOn: Boolean(response.locals.isPassedOn),
      address: request.ip ?? '',
      browser: browserOf(request.headers['user-agent']),
      setCookie: (line) => void response.append('Set-Cookie', line),
    })
    next()
  })
  app.get(
    ['/s/:school', '/s/:school/*'],
    (request, response, next) =>
      void unchanged(request, response, {
        context: response.locals.context,
        shown: pages.kept(request.path),
      }).then((is) => is || next(), next),
  )
  if (!vite)
    app.get(
      '/s/:school/board',
      (request, response, next) =>
        void shared(request, response, {
          context: response.locals.context,
          shown: pages.kept(request.path),
        }).then((is) => is || next(), next),
    )
  app.all('*', pages.handle)
  app.use(failed(log))
  return app
}

function failed(log: Logger): express.ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    // Answered already while it was still being sent: the one who went on reading it has nothing to
    // say.
    if (response.locals.isRefused) return
    const passing = passingOf(error)
    if (!passing || isShutOut(error))
      log.error({ requestId: response.locals.requestId, err: error }, 'failed')
    // Express would print the error as it is.
    if (response.headersSent) return void response.destroy()
    if (passing) {
      response
        .status(passing.status)
        .set(passing.headers)
        .type('text')
        .send(`${passing.sentence}\n`)
      return
    }
    response
      .status(500)
      .type('text')
      .send(
        `Something went wrong on our side. Please tell us this number: ${response.locals.requestId}\n`,
      )
  }
}
