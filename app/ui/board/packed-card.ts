import { healths, stages } from '../../vocabulary'
import type { BoardCard } from '../../vocabulary/board'
import { endingParts } from '../../vocabulary/came-about'

/**
 * A card as it travels to the browser a second time, beside the page that shows it: two hundred of
 * them, so without a word twice, and its words and numbers without an empty end. Of `health` and
 * `part` it has the place, counted from one.
 */
export type PackedCard = [
  number: number,
  title: string,
  stage: number,
  leads: [person: number, since: string][],
  follows: number[],
  words: string[],
  numbers: number[],
]

export function packed({
  number,
  title,
  stage,
  leads,
  follows = [],
  handOver = '',
  lesson = '',
  health,
  more = 0,
  part,
  handOvers = 0,
  offers = 0,
}: BoardCard): PackedCard {
  const [itsHealth, itsPart] = [placeOf(healths, health), placeOf(endingParts, part)]
  return [
    number,
    title,
    stages.indexOf(stage),
    leads,
    follows,
    trimmed([handOver, lesson]),
    trimmed([itsHealth, more, itsPart, handOvers, offers]),
  ]
}

const placeOf = <T>(all: readonly T[], one: T | undefined) =>
  one === undefined ? 0 : all.indexOf(one) + 1

function trimmed<T>(values: T[]) {
  return values.slice(0, values.findLastIndex(Boolean) + 1)
}

export function unpacked([
  number,
  title,
  stage,
  leads,
  follows,
  [handOver, lesson],
  [health = 0, more = 0, part = 0, handOvers = 0, offers = 0],
]: PackedCard): BoardCard {
  return {
    number,
    title,
    stage: stages[stage] ?? 'idea',
    leads,
    follows: follows.length ? follows : undefined,
    more,
    handOver: handOver || undefined,
    part: endingParts[part - 1],
    health: healths[health - 1],
    handOvers,
    offers,
    lesson: lesson || undefined,
  }
}
