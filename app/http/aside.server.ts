import { Worker } from 'node:worker_threads'
import { Refusal } from '../domain/refusal'
import { workQueue } from './work-queue.server'
import type { Asker } from './work-queue.server'
import type { Work } from './aside/work'
import type { Came, Handed } from './aside/worker'

// What takes a processor for a while is done in a thread beside the one that answers everybody, a
// piece at a time; what takes longer than anything honest does is given up with its thread.

type Thread = { file: string; patience: number; worker?: Worker; isReady?: Promise<unknown> }

let thread: Thread | undefined
const inTurn = workQueue({
  atOnce: 1,
  // More than one is let judge by one link in a quarter of an hour.
  mostEach: 20,
  mostWaiting: 100,
  full: 'Too much is asked of Skein just now. Nothing was lost; please try again in a few seconds.',
})

/**
 * From now on, work is done in a thread, by the built file of it, each piece within so many
 * milliseconds once it is begun; before, it is done where it is asked for.
 */
export function openAside(file: string, patience = 10_000) {
  thread = { file, patience }
}

/** Ends the thread; what it is at is refused. */
export async function closeAside() {
  const { worker } = thread ?? {}
  thread = undefined
  await worker?.terminate()
}

/**
 * Does a piece of work beside the requests, in turn by who asks. Refuses as the work does; refuses
 * (busy) when too much waits, and (conflict) what is not done in time.
 */
export async function aside<Name extends keyof Work>(
  asker: Asker,
  name: Name,
  ...words: Work[Name]['words']
): Promise<Work[Name]['answer']> {
  if (!thread) return (await import('./aside/work')).doHere(name, words)
  const at = thread
  const came = await inTurn(asker, () => handed(at, { name, words }))
  if ('failed' in came) throw came.failed
  if ('refused' in came) throw refusal(came.refused)
  return came.answer as Work[Name]['answer']
}

type Refused = Extract<Came, { refused: unknown }>['refused']

const refusal = ({ kind, sentence, field }: Refused) => new Refusal(kind, sentence, field)
const tooLong: Refused = {
  kind: 'conflict',
  sentence: 'This takes too long to look at. Nothing was changed; please send less of it.',
  field: undefined,
}

async function handed(at: Thread, work: Handed) {
  const worker = (at.worker ??= begun(at))
  // To begin takes longer than most work, on a busy machine: what it is at counts from then on.
  await at.isReady
  return new Promise<Came>((done) => {
    const late = setTimeout(() => void worker.terminate(), at.patience)
    const fail = (error: Error) => settle({ failed: error })
    const end = () => settle({ refused: tooLong })
    function settle(came: Came) {
      clearTimeout(late)
      worker.off('message', settle).off('error', fail).off('exit', end)
      done(came)
    }
    worker.on('message', settle).on('error', fail).on('exit', end)
    try {
      worker.postMessage(work)
    } catch (error) {
      // What cannot be handed over was never begun.
      fail(error as Error)
    }
  })
}

// A thread that ended, for whatever reason, is begun anew for the next piece. Its first word is
// that it is ready.
function begun(at: Thread) {
  const worker = new Worker(at.file, { env: {}, resourceLimits: { maxOldGenerationSizeMb: 256 } })
  worker.unref()
  worker.once('exit', () => delete at.worker)
  at.isReady = new Promise((done, fail) => {
    const gone = () => fail(new Error('The thread for work aside did not begin.'))
    worker.once('message', done).once('error', fail).once('exit', gone)
  })
  return worker
}
