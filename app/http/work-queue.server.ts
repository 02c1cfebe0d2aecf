import type { Rank } from '../domain/accounts/rate-limits'
import { Refusal } from '../domain/refusal'

/** Who asks for it: from which network address or account, and how it may wait. */
export type Asker = { from: string; rank?: Rank }

type Bounds = { atOnce: number; mostEach: number; mostWaiting: number; full?: string }
type Lanes = Map<string, (() => void)[]>

const atTheDoor =
  'Too many people are at the door just now. Nothing was lost; please try again in a few seconds.'

/**
 * Does work that is dear, a few at once. What waits does so in a lane of its own for each asker,
 * and the lanes take turns, so that nobody's hundred tries stand before a colleague's one; those of
 * a better rank go first. Each lane, and all lanes of a rank together, hold so many; what comes
 * beyond is refused (busy) at once.
 */
export function workQueue({ atOnce, mostEach, mostWaiting, full = atTheDoor }: Bounds) {
  const ranks: Record<Rank, Lanes> = { known: new Map(), stranger: new Map(), crowd: new Map() }
  let running = 0

  function wait({ from, rank = 'stranger' }: Asker) {
    const lanes = ranks[rank]
    const lane = lanes.get(from) ?? []
    const waiting = [...lanes.values()].reduce((sum, { length }) => sum + length, 0)
    if (lane.length >= mostEach || waiting >= mostWaiting) throw new Refusal('busy', full)
    lanes.set(from, lane)
    return new Promise<void>((go) => lane.push(go))
  }

  // A slot that is given up goes straight to the next in turn, so that nobody slips in between.
  function passOn() {
    const next = nextOf(ranks.known) ?? nextOf(ranks.stranger) ?? nextOf(ranks.crowd)
    if (next) next()
    else running -= 1
  }

  return async function inTurn<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
    if (running < atOnce) running += 1
    else await wait(asker)
    try {
      return await work()
    } finally {
      passOn()
    }
  }
}

// The lane whose turn it was goes to the end of the line.
function nextOf(lanes: Lanes) {
  const [first] = lanes
  if (!first) return undefined
  const [from, lane] = first
  const next = lane.shift()
  lanes.delete(from)
  if (lane.length) lanes.set(from, lane)
  return next
}
