import { boardPart } from './board'
import { layGround } from './ground'
import type { Bound, Ground } from './ground'
import { newsPart } from './news'
import { pagesPart } from './pages'
import { suggestionPart } from './suggestion'
import { ticksPart } from './ticks'

type Say = (line: string) => void

/** The parts of the bench, each of which can be asked for alone: `npm run bench -- pages`. */
const parts: Record<string, (ground: Ground, say: Say) => Promise<Bound[]>> = {
  board: boardPart,
  suggestion: suggestionPart,
  pages: pagesPart,
  news: newsPart,
  ticks: ticksPart,
}

/**
 * Raises schools in a Postgres of its own, starts Skein as it is built, and measures the parts
 * asked for, or all of them. Says what each found as soon as it has; answers how many are over
 * their bounds.
 */
export async function bench(say: Say, asked: string[]): Promise<number> {
  const unknown = asked.find((name) => !(name in parts))
  if (unknown)
    throw new Error(
      `The bench has no part "${unknown}". Its parts: ${Object.keys(parts).join(', ')}.`,
    )
  const ground = await layGround()
  try {
    let over = 0
    for (const [name, part] of Object.entries(parts)) {
      if (asked.length && !asked.includes(name)) continue
      const lines = told(await part(ground, say))
      say(`\n${lines.map(({ line }) => line).join('\n')}\n`)
      over += lines.filter(({ kept }) => !kept).length
    }
    return over
  } finally {
    await ground.stop()
  }
}

// The findings as lines, and whether each keeps to its bound.
function told(bounds: Bound[]) {
  return bounds.map(({ what, is, most, unit = '×' }) => {
    const kept = most === undefined || is <= most
    const said =
      unit === ''
        ? String(is)
        : unit === '×'
          ? is.toFixed(3)
          : `${is.toFixed(is < 10 ? 2 : 1)} ${unit}`
    return {
      kept,
      line: `${kept ? ' ' : '!'} ${said.padStart(9)}  ${most === undefined ? '           ' : `at most ${most}`.padEnd(11)}  ${what}`,
    }
  })
}
