import type { EventEmitter } from 'node:events'

const silentSeconds = 15

/**
 * Tells when a runner of so many hands has fallen silent, or could not ask for a job. Its library
 * can hang for good once a database has died under it: it keeps the failure of its very first
 * question and asks no more, or waits for a count that went past zero. But a worker with nothing to
 * do asks every second.
 */
export function silenceOf(events: EventEmitter, hands: number) {
  let quiet = 0
  let busy = 0
  const heard = (more: number) => () => ((quiet = 0), (busy += more))
  events.on('worker:getJob:empty', heard(0)).on('job:start', heard(1))
  events.on('job:complete', heard(-1)).on('worker:fatalError', heard(-1))
  let timer: ReturnType<typeof setInterval>
  const fallen = new Promise<'silent'>((tell) => {
    timer = setInterval(() => {
      quiet = busy < hands ? quiet + 1 : 0
      if (quiet > silentSeconds) tell('silent')
    }, 1_000)
    events.once('worker:getJob:error', () => tell('silent'))
  })
  return { fallen, end: () => clearInterval(timer) }
}
