export type Kind = 'forbidden' | 'missing' | 'conflict'

/** The one way the domain says no: what kind of no, a sentence a teacher can read, and the field of the form it is about, if it is about one. */
export class Refusal extends Error {
  constructor(
    readonly kind: Kind,
    readonly sentence: string,
    readonly field?: string,
  ) {
    super(sentence)
    this.name = 'Refusal'
  }
}

export function ensure(allowed: boolean, sentence: string): asserts allowed {
  if (!allowed) throw new Refusal('forbidden', sentence)
}

export function found<T>(thing: T | undefined | null, sentence = 'This page does not exist, or not in this school.'): T {
  if (thing === undefined || thing === null) throw new Refusal('missing', sentence)
  return thing
}

export function conflict(sentence: string, field?: string): never {
  throw new Refusal('conflict', sentence, field)
}
