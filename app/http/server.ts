import type { AddressInfo } from 'node:net'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import type { Logger } from 'pino'
import { backUp } from '../../db/backup/make'
import { restore } from '../../db/backup/restore'
import { closePool, isUnavailable, openPool } from '../../db/connect'
import { makeFolder } from '../../db/data-folder'
import { migrate } from '../../db/migrate'
import { openDatabase, visitDatabase } from '../../db/own-database'
import type { Database } from '../../db/own-database'
import { mailFolder } from '../jobs/mail.server'
import { beginJobs } from '../jobs/runner.server'
import { closeAside, openAside } from './aside.server'
import { configure, settle } from './config.server'
import type { Config } from './config.server'
import type { Context } from './context.server'
import { keptBy } from './kept-pages.server'
import { addressAt, drainable, listening } from './listener.server'
import { beginLive, endStreams } from './live.server'
import { openLog } from './log.server'
import { looksOf, pagesOf, withErrorsAnswered } from './pages.server'
import { placesOf } from './place.server'
import { mapRoutes } from '../routes'
import type { Start, Inside, Pages } from './application.server'
import { application } from './application.server'

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

export type Running = { url: string; stop: () => Promise<void> }

/**
 * Starts Skein: the database (its own or the one configured), the migrations, the live listener,
 * the doors, the jobs.
 */
export async function start({
  config,
  say = () => {},
  prepare,
  vite,
  aside,
}: Start): Promise<Running> {
  const log = openLog(config.logLevel)
  const database = await openDatabase(config, say, (line) => log.error(line))
  if (aside) openAside(aside)
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
  const inside = { config, log, vite, placeOf: placesOf(mapRoutes) }
  const server = await listening(application(inside, await pagesFrom(vite)), config)
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
    await closeAside()
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
      looks: [],
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
  return { handle, kept: keptBy(whole), looks: looksOf(whole) }
}

function once<T>(work: () => Promise<T>) {
  let done: Promise<T> | undefined
  return () => (done ??= work())
}
