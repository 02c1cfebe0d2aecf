import { healths, stages } from '../../vocabulary'
import type { BoardCard } from '../../vocabulary/board'
import { endingParts } from '../../vocabulary/came-about'

/**
 * A card as it travels to the browser a second time, beside the page that shows it: two hundred of
 * them, so without a word twice.
 */
export type PackedCard = [
  number: number,
  title: string,
  stage: number,
  leads: [person: number, since: string][],
  follows: number[],
  more: number,
  handOver: string,
  part: number,
  health: number,
  handOvers: number,
  offers: number,
  lesson: string,
]

export function packed({
  number,
  title,
  stage,
  leads,
  follows = [],
  more = 0,
  handOver = '',
  part,
  health,
  handOvers = 0,
  offers = 0,
  lesson = '',
}: BoardCard): PackedCard {
  return [
    number,
    title,
    stages.indexOf(stage),
    leads,
    follows,
    more,
    handOver,
    part ? endingParts.indexOf(part) : -1,
    health ? healths.indexOf(health) : -1,
    handOvers,
    offers,
    lesson,
  ]
}

export function unpacked([
  number,
  title,
  stage,
  leads,
  follows,
  more,
  handOver,
  part,
  health,
  handOvers,
  offers,
  lesson,
]: PackedCard): BoardCard {
  return {
    number,
    title,
    stage: stages[stage] ?? 'idea',
    leads,
    follows: follows.length ? follows : undefined,
    more,
    handOver: handOver || undefined,
    part: endingParts[part],
    health: healths[health],
    handOvers,
    offers,
    lesson: lesson || undefined,
  }
}
