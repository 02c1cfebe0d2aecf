import { EventEmitter } from 'node:events'
import { Logger, run } from 'graphile-worker'
import type { Task } from 'graphile-worker'
import type { Logger as Log } from 'pino'
import { isUnavailable, refusalOf } from '../../db/connect'
import { faultOf, lineOf } from '../../db/faults'
import { freeJobsOfTheDead, queueUrl, showAlive } from '../../db/jobs'
import type { Job, Told } from './job'
import { silenceOf } from './silence.server'
import { crontab, tasks } from './tasks.server'

const patienceMs = 8_000
const pauseMs = 2_000
const hands = 3

/**
 * Runs the jobs of this database in this process, beside other processes if there are any. A
 * database that goes away is waited for; a runner that gives up or falls silent is begun anew.
 * Answers how to stop: no new jobs, and eight seconds for those under way; what is not done by then
 * is given back by the next process that starts.
 */
export async function beginJobs(databaseUrl: string, log: Log) {
  let isOver = false
  let present = await begin(databaseUrl, log).catch((error: unknown) => {
    if (!isLost(error)) throw error
    return notYet(log)(error)
  })
  const lasting = async () => {
    for (await present.over; !isOver; await present.over) {
      await wait(pauseMs)
      if (!isOver) present = await begin(databaseUrl, log).catch(notYet(log))
      if (isOver) void present.stop()
    }
  }
  void lasting()
  return async () => {
    isOver = true
    await present.stop()
  }
}

const notYet = (log: Log) => (error: unknown) => {
  log.warn({ err: faultOf(error) }, 'the job runner cannot begin, and tries again')
  return { over: Promise.resolve(), stop: async () => {} }
}

// The queue's driver tells of a connection that broke in words alone, without a code.
const isLost = (error: unknown) => isUnavailable(error) || refusalOf(error) === undefined

async function begin(databaseUrl: string, log: Log) {
  await freeJobsOfTheDead()
  const life = aliveFor()
  const events = new EventEmitter()
  // Otherwise the runner would not notice that a job could not be crossed off, and keep it locked.
  const noticing = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }
  const runner = await run({
    ...settings(databaseUrl, log),
    events,
    preset: { plugins: [life.plugin], worker: noticing },
  })
  const stopped = () => Promise.all([runner.stop().catch(() => {}), runner.promise.catch(() => {})])
  const over = ended(runner.promise, silenceOf(events, hands), log)
    .then(() => Promise.race([stopped(), wait(patienceMs)]))
    .then(life.end)
  // What came due while nobody was here is done now, and not at the next minute.
  await runner.addJob('tick', {}, { jobKey: 'tick at the start' }).catch(() => {})
  return { over, stop: () => Promise.race([Promise.all([stopped(), over]), wait(patienceMs)]) }
}

function settings(databaseUrl: string, log: Log) {
  return {
    connectionString: named(queueUrl(databaseUrl)),
    schema: 'graphile_worker',
    // Two may have many schools to look at; a letter does not wait for them.
    concurrency: hands,
    maxPoolSize: hands + 1,
    noHandleSignals: true,
    pollInterval: 1_000,
    crontab,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, tried(name, task as Work, log)]),
    ),
    logger: new Logger(() => (level, message, meta) => {
      // Failures and successes are said by `tried`, without what the job was told.
      if (meta?.failure || meta?.success) return
      const fault = meta?.error === undefined ? {} : { err: faultOf(meta.error) }
      const loud = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug'
      log[loud]({ jobs: beginningOf(message), ...fault }, 'the job runner says')
    }),
  }
}

// What went wrong follows after a colon or in quotes, in words that may be anyone's.
const beginningOf = (message: string) => message.split(/[:'"`\n]/)[0]

type Work = (told: Told<object>, job: Job) => Promise<unknown>

/**
 * One try at a task. A failure is logged by the job's number, never by what it was told, and tried
 * again with ever longer waits. At the last one the queue is told that the job is done, so that it
 * is forgotten with whatever secret it carries.
 */
function tried(name: string, task: Work, log: Log): Task {
  return async (told, { job }) => {
    if (done.has(job.id)) return
    const isAnothers = inHand.has(job.id)
    inHand.add(job.id)
    try {
      if (isAnothers) throw new Error('A runner that fell silent is still at it.')
      await task(told as Told<object>, {
        id: job.id,
        since: job.created_at.toISOString(),
        worker: job.locked_by ?? '',
        inHand: [...inHand],
      })
      remember(job.id)
    } catch (error) {
      const isLast = job.attempts >= job.max_attempts
      const trying = { job: job.id, task: name, attempt: job.attempts, err: faultOf(error) }
      if (isLast) log.error(trying, 'a job was given up')
      else log.warn(trying, 'a job failed and will be tried again')
      if (!isLast) throw new Error(lineOf(faultOf(error)))
    } finally {
      if (!isAnothers) inHand.delete(job.id)
    }
  }
}

const inHand = new Set<string>()

// A database that goes away between the work and its being crossed off hands the job out again: it
// is crossed off, not done twice.
const done = new Set<string>()

function remember(id: string) {
  done.add(id)
  for (const oldest of done) if (done.size > 1_000) done.delete(oldest)
}

// A worker's jobs are its own until it is known to be dead, so it shows that it lives before it
// takes the first.
function aliveFor() {
  let alive: ReturnType<typeof showAlive> | undefined
  const startWorker = async (_: unknown, { worker }: { worker: { workerPool: { id: string } } }) =>
    void (await (alive ??= showAlive(worker.workerPool.id)))
  return {
    plugin: { name: 'SkeinAlivePlugin', version: '1.0.0', worker: { hooks: { startWorker } } },
    end: async () => (await alive)?.(),
  }
}

async function ended(work: Promise<void>, silence: ReturnType<typeof silenceOf>, log: Log) {
  const how = await Promise.race([work, silence.fallen]).catch((error: unknown) => {
    log.error({ err: faultOf(error) }, 'the job runner gave up and begins anew')
  })
  if (how === 'silent') log.error('the job runner takes no jobs and begins anew')
  silence.end()
}

// The queue's driver reads sslmode in its own way unless told to read it as Postgres and our other
// connections do.
function named(databaseUrl: string) {
  const url = new URL(databaseUrl)
  url.searchParams.set('application_name', 'skein jobs')
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true')
  return url.href
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
