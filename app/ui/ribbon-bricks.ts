import type { Role } from '../words'

export type RibbonTurn = { number: number; title: string; role: Role; from: string; to: string | null; isCurrent: boolean; isComing: boolean; reason: string }

/** A piece of a turn at one height: level 0 lies on the line, leading above it, following (then shadowing) below. The longest piece is named. */
export type Brick = { turn: RibbonTurn; from: string; to: string | null; level: number; isNamed: boolean }

const forever = '9999-12-31'
const order: Record<Role, number> = { lead: 0, follow: 0, shadow: 1 }

/** Stacks turns day by day, without holes: the height of the stack on a day is the number of turns held on it. */
export function bricksOf(turns: readonly RibbonTurn[], { from, to }: { from: string; to: string }): Brick[] {
  const shown = withoutSharedDays(turns).filter((turn) => turn.from <= to && (turn.to ?? forever) >= from)
  const edges = [...new Set([from, ...shown.flatMap((turn) => [turn.from, after(turn.to ?? to)])])].filter((day) => day >= from && day <= to).sort()
  const bricks: Brick[] = []
  edges.forEach((begins, place) => {
    const ends = before(edges[place + 1] ?? after(to))
    for (const above of [true, false]) {
      const held = shown.filter((turn) => (turn.role === 'lead') === above && turn.from <= begins && (turn.to ?? forever) >= begins).sort(oldestFirst)
      held.forEach((turn, level) => lay(bricks, { turn, from: begins, to: ends, level, isNamed: false }))
    }
  })
  for (const turn of shown) name(bricks.filter((brick) => brick.turn === turn))
  return bricks
}

export function heightOf(bricks: readonly Brick[], isLead: boolean) {
  return Math.max(0, ...bricks.filter(({ turn }) => (turn.role === 'lead') === isLead).map(({ level }) => level + 1))
}

// A turn that goes on at the same height is one brick.
function lay(bricks: Brick[], brick: Brick) {
  const former = bricks.findLast(({ turn }) => turn === brick.turn)
  if (former && former.level === brick.level && former.to && after(former.to) === brick.from) former.to = brick.to
  else bricks.push(brick)
}

function name(pieces: Brick[]) {
  const length = ({ from, to }: Brick) => Date.parse(to ?? forever) - Date.parse(from)
  const longest = pieces.reduce<Brick | undefined>((best, piece) => (best && length(best) >= length(piece) ? best : piece), undefined)
  if (longest) longest.isNamed = true
}

// One role ends and the next begins on the same day: the day is drawn with the one that begins.
function withoutSharedDays(turns: readonly RibbonTurn[]) {
  return turns.flatMap((turn) => {
    const isShared = turns.some((other) => other !== turn && other.number === turn.number && other.from === turn.to && (other.from > turn.from || other.to !== turn.to))
    if (!isShared || !turn.to) return [turn]
    return turn.from < turn.to ? [{ ...turn, to: before(turn.to) }] : []
  })
}

function oldestFirst(a: RibbonTurn, b: RibbonTurn) {
  return order[a.role] - order[b.role] || (a.from < b.from ? -1 : a.from > b.from ? 1 : a.number - b.number)
}

const day = (from: string, away: number) => new Date(Date.parse(`${from}T00:00:00Z`) + away * 86_400_000).toISOString().slice(0, 10)
const after = (from: string) => day(from, 1)
const before = (from: string) => day(from, -1)
