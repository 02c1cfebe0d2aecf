import { randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import type { Logger } from 'pino'
import { backUp } from '../../db/backup/make'
import { restore } from '../../db/backup/restore'
import { closePool, isReady, isUnavailable, openPool } from '../../db/connect'
import { makeFolder } from '../../db/data-folder'
import { migrate } from '../../db/migrate'
import { openDatabase, visitDatabase } from '../../db/own-database'
import type { Database } from '../../db/own-database'
import { mailFolder } from '../jobs/mail.server'
import { beginJobs } from '../jobs/runner.server'
import { mapRoutes } from '../routes'
import { passingOf } from './answers.server'
import { assets } from './assets.server'
import { browserOf } from './browser.server'
import { calendarFeed } from './calendar.server'
import { configure, settle } from './config.server'
import type { Config } from './config.server'
import { contextFor } from './context.server'
import type { Context } from './context.server'
import { keptBy } from './kept.server'
import { addressAt, drainable, listening } from './listening.server'
import { beginLive, endStreams, stream } from './live.server'
import { openLog } from './log.server'
import { pagesOf, withErrorsAnswered } from './pages.server'
import { placesOf } from './place.server'
import { believeProxies } from './proxies.server'
import { protect, refuseForeignOrigin } from './protect.server'
import { shared } from './shared.server'
import { unchanged } from './unchanged.server'

export { configure }

/** The demo school, for the commands that show or test it. */
export async function loadDemo(...words: Parameters<typeof import('../../db/demo/load').loadDemo>) {
  const { loadDemo: load } = await import('../../db/demo/load')
  return load(...words)
}

/** `npm run backup`: the whole of this Skein in one file, while it runs or not. */
export async function backUpTo(
  file: string,
  config: Config,
  { skein, say }: { skein: string; say: (line: string) => void },
) {
  const { url, stop } = await visitDatabase(config, say)
  return backUp(file, { databaseUrl: url, dataDir: config.dataDir, skein }).finally(stop)
}

/** `npm run restore`: an empty Skein becomes what the file holds. */
export async function restoreFrom(
  file: string,
  config: Config,
  { say }: { say: (line: string) => void },
) {
  const { url, stop } = await openDatabase(config, say, say)
  return restore(file, { databaseUrl: url, dataDir: config.dataDir }).finally(stop)
}

const placeOf = placesOf(mapRoutes)

type Start = {
  config: Config
  say?: (line: string) => void
  /** Fills an empty database before the doors open. */
  prepare?: (databaseUrl: string) => Promise<void>
  /** Development only: a Vite server that builds as it goes. */
  vite?: { middlewares: express.Handler; ssrLoadModule: (id: string) => Promise<unknown> }
}

type Inside = Pick<Start, 'config' | 'vite'> & { log: Logger }

type Pages = { handle: express.Handler; kept: ReturnType<typeof keptBy> }

export type Running = { url: string; stop: () => Promise<void> }

/**
 * Starts Skein: the database (its own or the one configured), the migrations, the live listener,
 * the doors, the jobs.
 */
export async function start({ config, say = () => {}, prepare, vite }: Start): Promise<Running> {
  const log = openLog(config.logLevel)
  const database = await openDatabase(config, say, (line) => log.error(line))
  try {
    await database.prepare(async () => {
      await migrate(database.url)
      await prepare?.(database.url)
    })
    if (!config.smtpUrl) {
      await makeFolder(config.dataDir)
      say(`SMTP_URL is not set: mail is saved to ${mailFolder(config)}`)
    }
    return await open({ config, log, vite }, database)
  } catch (error) {
    await closePool()
    await database.stop()
    throw error
  }
}

async function open({ config, log, vite }: Inside, database: Database): Promise<Running> {
  openPool(database.url)
  settle(config)
  outlive(log)
  const endLive = await beginLive()
  const server = await listening(application({ config, log, vite }, await pagesFrom(vite)), config)
  const drained = drainable(server)
  const { port } = server.address() as AddressInfo
  const url = config.appUrl ?? addressAt({ host: config.host, port })
  settle({ ...config, appUrl: url })
  await database.tell(url)
  const endJobs = await beginJobs(database.url, log)
  const stop = once(async () => {
    endStreams()
    // A stream whose browser comes back on a connection that is still open would hold us.
    const ending = setInterval(endStreams, 500)
    await Promise.all([drained(), endJobs()])
    clearInterval(ending)
    await endLive()
    await closePool()
    await database.stop()
  })
  return { url, stop }
}

// A backend that dies in the middle may reject a promise nobody waits for any more: that is logged,
// and the process lives on.
function outlive(log: Logger) {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody waited for this'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'nobody caught this')
    if (!isUnavailable(error)) process.exit(1)
  })
}

function application({ config, log, vite }: Inside, pages: Pages) {
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
  else app.use(assets('build/client'))
  app.use(
    protect({ development: Boolean(vite), secure: config.appUrl?.startsWith('https:') ?? false }),
  )
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

// Read before the doors open: a build made again beside a running server would otherwise take its
// pages from under it.
async function pagesFrom(vite: Start['vite']): Promise<Pages> {
  const handling = (build: ServerBuild | (() => Promise<ServerBuild>), mode: string) =>
    createRequestHandler({
      build,
      mode,
      getLoadContext: (_, response) => response.locals.context as Context,
    })
  if (vite)
    return {
      handle: handling(
        async () =>
          withErrorsAnswered(
            (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
          ),
        'development',
      ),
      kept: () => undefined,
    }
  const whole = withErrorsAnswered(await import('virtual:remix/server-build'))
  const part = pagesOf(whole)
  const handlers = new Map<ServerBuild, express.Handler>()
  const handle: express.Handler = (request, response, next) => {
    const build = part(request.path)
    const own = handlers.get(build) ?? handling(build, 'production')
    handlers.set(build, own)
    return own(request, response, next)
  }
  return { handle, kept: keptBy(whole) }
}

function failed(log: Logger): express.ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    // Answered already while it was still being sent: the one who went on reading it has nothing to
    // say.
    if (response.locals.isRefused) return
    const passing = passingOf(error)
    if (!passing) log.error({ requestId: response.locals.requestId, err: error }, 'failed')
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

function once<T>(work: () => Promise<T>) {
  let done: Promise<T> | undefined
  return () => (done ??= work())
}
