import { randomBytes, randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import pino from 'pino'
import sirv from 'sirv'
import { closePool, isUnavailable, openPool, pool } from '../../db/connect'
import { startEmbedded } from '../../db/embedded.mjs'
import { migrate } from '../../db/migrate'
import { mailFolder } from '../jobs/mail.server'
import { beginJobs } from '../jobs/runner.server'
import { calendarFeed } from './calendar.server'
import { configure, settle } from './config.server'
import type { Config } from './config.server'
import { contextFor } from './context.server'
import type { Context } from './context.server'
import { keptBy } from './kept.server'
import { beginLive, endStreams, stream } from './live.server'
import { pagesOf } from './pages.server'
import { protect, refuseForeignOrigin } from './protect.server'
import { shared } from './shared.server'
import { unchanged } from './unchanged.server'

export { configure }

/** The demo school, for the commands that show or test it. */
export async function loadDemo(...words: Parameters<typeof import('../../db/demo/load').loadDemo>) {
  const { loadDemo: load } = await import('../../db/demo/load')
  return load(...words)
}

type Start = {
  config: Config
  say?: (line: string) => void
  /** Fills an empty database before the doors open. */
  prepare?: (databaseUrl: string) => Promise<void>
  /** Development only: a Vite server that builds as it goes. */
  vite?: { middlewares: express.Handler; ssrLoadModule: (id: string) => Promise<unknown> }
}

type Inside = Pick<Start, 'config' | 'vite'> & { log: pino.Logger }

type Pages = { handle: express.Handler; kept: ReturnType<typeof keptBy> }

export type Running = { url: string; stop: () => Promise<void> }

/** Starts Skein: the database (its own or the one configured), the migrations, the live listener, the doors, the jobs. */
export async function start({ config, say = () => {}, prepare, vite }: Start): Promise<Running> {
  const log = pino({ level: config.logLevel, base: null })
  const embedded = config.databaseUrl ? undefined : await startEmbedded(config.dataDir, { say })
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? ''
  try {
    await migrate(databaseUrl)
    await prepare?.(databaseUrl)
    if (!config.smtpUrl) say(`Mail is not sent, for want of SMTP_URL: letters are kept in ${mailFolder(config)}`)
    return await open({ config, log, vite }, databaseUrl, async () => embedded?.stop())
  } catch (error) {
    await closePool()
    await embedded?.stop()
    throw error
  }
}

async function open({ config, log, vite }: Inside, databaseUrl: string, stopDatabase: () => Promise<void>): Promise<Running> {
  openPool(databaseUrl)
  settle(config)
  outlive(log)
  const endLive = await beginLive()
  const server = await listening(application({ config, log, vite }, await pagesFrom(vite)), config)
  const { port } = server.address() as AddressInfo
  const url = config.appUrl ?? `http://${config.host}:${port}`
  settle({ ...config, appUrl: url })
  const endJobs = await beginJobs(databaseUrl, log)
  const stop = once(async () => {
    endStreams()
    await Promise.all([drained(server), endJobs()])
    await endLive()
    await closePool()
    await stopDatabase()
  })
  return { url, stop }
}

// A backend that dies in the middle may reject a promise nobody waits for any more: that is logged, and the process lives on.
function outlive(log: pino.Logger) {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody waited for this'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'nobody caught this')
    if (!isUnavailable(error)) process.exit(1)
  })
}

function application({ config, log, vite }: Inside, pages: Pages) {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', 'loopback')
  app.get('/healthz', (_, response) => void response.type('text').send('alive\n'))
  app.get('/readyz', async (_, response) => {
    const ready = await pool()`select 1`.then(() => true, () => false)
    response.status(ready ? 200 : 503).type('text').send(ready ? 'ready\n' : 'the database does not answer\n')
  })
  app.use((request, response, next) => {
    const began = process.hrtime.bigint()
    response.locals.requestId = randomUUID()
    response.locals.nonce = randomBytes(16).toString('base64')
    response.setHeader('X-Request-Id', response.locals.requestId)
    response.on('finish', () => {
      const ms = Number(process.hrtime.bigint() - began) / 1e6
      // The route, not the address: addresses may name a person or carry a mailed token.
      log.info({ requestId: response.locals.requestId, method: request.method, place: placeOf(request.path), status: response.statusCode, ms: Math.round(ms) }, 'answered')
    })
    next()
  })
  if (vite) app.use(vite.middlewares)
  else app.use(sirv('build/client', { gzip: true, brotli: true, etag: true, setHeaders: keepAssets }))
  app.use(protect({ development: Boolean(vite), secure: config.appUrl?.startsWith('https:') ?? false }))
  app.use(refuseForeignOrigin(config.appUrl))
  app.get('/feeds/calendar/:file', (request, response, next) => void calendarFeed(request, response).catch(next))
  app.get('/s/:school/live', (request, response, next) => void stream(request, response).catch(next))
  app.use((request, response, next) => {
    const { nonce, requestId } = response.locals as { nonce: string; requestId: string }
    const { cookie: cookieHeader } = request.headers
    response.locals.context = contextFor({ nonce, requestId, log, cookieHeader, address: request.ip ?? '', setCookie: (line) => void response.append('Set-Cookie', line) })
    next()
  })
  app.get(['/s/:school', '/s/:school/*'], (request, response, next) => void unchanged(request, response, { context: response.locals.context, shown: pages.kept(request.path) }).then((is) => is || next(), next))
  if (!vite) app.get('/s/:school/board', (request, response, next) => void shared(request, response, response.locals.context).then((is) => is || next(), next))
  app.all('*', pages.handle)
  app.use(failed(log))
  return app
}

// Read before the doors open: a build made again beside a running server would otherwise take its pages from under it.
async function pagesFrom(vite: Start['vite']): Promise<Pages> {
  const handling = (build: ServerBuild | (() => Promise<ServerBuild>), mode: string) =>
    createRequestHandler({ build, mode, getLoadContext: (_, response) => response.locals.context as Context })
  if (vite) return { handle: handling(() => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>, 'development'), kept: () => undefined }
  const whole = (await import('virtual:remix/server-build')) as unknown as ServerBuild
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

function failed(log: pino.Logger): express.ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    log.error({ requestId: response.locals.requestId, err: error }, 'failed')
    if (response.headersSent) return next(error)
    response.status(500).type('text').send(`Something went wrong on our side. Please tell us this number: ${response.locals.requestId}\n`)
  }
}

function keepAssets(response: { setHeader: (name: string, value: string) => void }, path: string) {
  if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
}

function placeOf(path: string) {
  return path.replace(/^\/(reset|join|sign-up|feeds\/calendar)\/.*/i, '/$1/…').replace(/[\w-]{43}/g, '…').replace(/^\/s\/[^/]+/, '/s/…').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
}

function listening(app: express.Express, { port, host }: Config) {
  return new Promise<Server>((done, fail) => {
    const server = app.listen(port, host, () => done(server))
    server.once('error', (error: NodeJS.ErrnoException) => fail(error.code === 'EADDRINUSE' ? new Error(`PORT ${port} is taken by another program; set PORT to a free one.`) : error))
    server.requestTimeout = 30_000
  })
}

/** Lets what is under way finish, ten seconds at most; new requests find the door closed. */
function drained(server: Server) {
  return new Promise<void>((done) => {
    const enough = setTimeout(() => server.closeAllConnections(), 9_000)
    // A connection that has had its last answer stays open for the next question, which nobody would answer.
    const idle = setInterval(() => server.closeIdleConnections(), 100)
    server.close(() => (clearTimeout(enough), clearInterval(idle), done()))
  })
}

function once<T>(work: () => Promise<T>) {
  let done: Promise<T> | undefined
  return () => (done ??= work())
}
