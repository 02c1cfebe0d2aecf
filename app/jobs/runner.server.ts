import { Logger, run } from 'graphile-worker'
import type { Runner, Task } from 'graphile-worker'
import type { Logger as Log } from 'pino'
import { faultOf, lineOf } from '../../db/faults'
import { freeJobsOfTheDead, queueUrl, showAlive } from '../../db/jobs'
import type { Job, Told } from './job'
import { crontab, tasks } from './tasks.server'

const patienceMs = 8_000
const pauseMs = 2_000

/**
 * Runs the jobs of this database in this process, beside other processes if there are any. A
 * database that goes away is waited for; a runner that gives up is begun anew. Answers how to stop:
 * no new jobs, and eight seconds for those under way; what is not done by then is given back by the
 * next process that starts.
 */
export async function beginJobs(databaseUrl: string, log: Log) {
  let isOver = false
  let present = await begin(databaseUrl, log)
  const lasting = async () => {
    for (await present.over; !isOver; await present.over) {
      await wait(pauseMs)
      if (!isOver) present = await begin(databaseUrl, log).catch(() => present)
    }
  }
  void lasting()
  return async () => {
    isOver = true
    await present.stop()
  }
}

async function begin(databaseUrl: string, log: Log) {
  await freeJobsOfTheDead()
  const life = aliveFor()
  // Otherwise the runner would not notice that a job could not be crossed off, and keep it locked.
  const noticing = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }
  const runner = await run({
    ...settings(databaseUrl, log),
    preset: { plugins: [life.plugin], worker: noticing },
  })
  const ending = ended(runner, log).then(life.end)
  const stop = () => Promise.race([Promise.all([stopped(runner), ending]), wait(patienceMs)])
  const over = Promise.race([ending, failsToTake(runner).then(stop)])
  // What came due while nobody was here is done now, not at the next minute.
  await runner
    .addJob('tick', {}, { jobKey: 'tick at the start' })
    .catch((error: unknown) => stop().finally(() => Promise.reject(error)))
  return { over, stop }
}

const stopped = (runner: Runner) => runner.stop().catch(() => {})

// A runner that could not learn the numbers of its tasks keeps that failure and takes no job ever
// after, so one that fails to take a job is replaced.
const failsToTake = (runner: Runner) =>
  new Promise((failed) => runner.events.once('worker:getJob:error', failed))

function settings(databaseUrl: string, log: Log) {
  return {
    connectionString: named(queueUrl(databaseUrl)),
    schema: 'graphile_worker',
    // Two may have many schools to look at; a letter does not wait for them.
    concurrency: 3,
    maxPoolSize: 4,
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
    inHand.add(job.id)
    try {
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
      inHand.delete(job.id)
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

function ended(runner: Runner, log: Log) {
  return runner.promise.catch((error: unknown) => {
    log.error({ err: faultOf(error) }, 'the job runner gave up and begins anew')
  })
}

// The queue's driver reads sslmode in its own way unless told to read it as Postgres and the pool
// do.
function named(databaseUrl: string) {
  const url = new URL(databaseUrl)
  url.searchParams.set('application_name', 'skein jobs')
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true')
  return url.href
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
