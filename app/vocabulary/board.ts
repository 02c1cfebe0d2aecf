import type { Health, Stage } from '../vocabulary'
import type { EndingPart } from './came-about'

/**
 * A person of the board: id (empty where they are many), name, initials, and of a student their
 * adult ally. Cards point at people by their place in the list.
 */
export type BoardPerson = [id: string, name: string, initials: string, ally: string | null]

/**
 * What a card says. Days are local days of the school; what is absent is left out, to keep the page
 * small.
 */
export type BoardCard = {
  number: number
  title: string
  stage: Stage
  leads: [person: number, since: string][]
  follows?: number[]
  more?: number
  handOver?: string
  /** Where nobody hands over: who stands in or leads on, the year ends, or nobody leads. */
  part?: EndingPart
  health?: Health
  handOvers?: number
  offers?: number
  /** What was learned, of one that has stopped. */
  lesson?: string
}
