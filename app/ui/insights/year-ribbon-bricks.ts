import { addDays } from '../../vocabulary/days'
import type { Role } from '../../vocabulary'

export type RibbonTurn = {
  number: number
  title: string
  role: Role
  from: string
  to: string | null
  isCurrent: boolean
  isComing: boolean
  reason: string
}

/**
 * A turn at one height: level 0 is on the line, leading above it, following and shadowing below.
 */
export type Brick = { turn: RibbonTurn; from: string; to: string | null; level: number }

const forever = '9999-12-31'
const order: Record<Role, number> = { lead: 0, follow: 0, shadow: 1 }

/**
 * Lays each turn whole on the lowest line that is free for all of it: no more lines than turns are
 * held at once on the fullest day.
 */
export function bricksOf(
  turns: readonly RibbonTurn[],
  { from, to }: { from: string; to: string },
): Brick[] {
  const shown = withoutSharedDays(turns)
    .filter((turn) => turn.from <= to && (turn.to ?? forever) >= from)
    .sort(oldestFirst)
  const taken: Record<'lead' | 'other', string[]> = { lead: [], other: [] }
  return shown.map((turn) => {
    const lines = taken[turn.role === 'lead' ? 'lead' : 'other']
    const free = lines.findIndex((last) => last < turn.from)
    const level = free < 0 ? lines.length : free
    lines[level] = turn.to ?? forever
    return {
      turn,
      from: turn.from < from ? from : turn.from,
      to: turn.to !== null && turn.to > to ? to : turn.to,
      level,
    }
  })
}

export function heightOf(bricks: readonly Brick[], isLead: boolean) {
  return Math.max(
    0,
    ...bricks.filter(({ turn }) => (turn.role === 'lead') === isLead).map(({ level }) => level + 1),
  )
}

// One role ends and the next begins on the same day: the day is drawn with the one that begins.
function withoutSharedDays(turns: readonly RibbonTurn[]) {
  return turns.flatMap((turn) => {
    const isShared = turns.some(
      (other) =>
        other !== turn &&
        other.number === turn.number &&
        other.from === turn.to &&
        (other.from > turn.from || other.to !== turn.to),
    )
    if (!isShared || !turn.to) return [turn]
    return turn.from < turn.to ? [{ ...turn, to: addDays(turn.to, -1) }] : []
  })
}

function oldestFirst(a: RibbonTurn, b: RibbonTurn) {
  return (
    (a.from < b.from ? -1 : a.from > b.from ? 1 : 0) ||
    order[a.role] - order[b.role] ||
    a.number - b.number
  )
}
