export type Kind = 'forbidden' | 'missing' | 'conflict' | 'busy'

/**
 * The one way the domain says no: what kind of no, a sentence a teacher can read, and the field of
 * the form it is about, if it is about one; `also` says what else is missing, by its field.
 */
export class Refusal extends Error {
  constructor(
    readonly kind: Kind,
    readonly sentence: string,
    readonly field?: string,
    readonly also: Readonly<Record<string, string>> = {},
  ) {
    super(sentence)
    this.name = 'Refusal'
  }
}

export function ensure(allowed: boolean, sentence: string): asserts allowed {
  if (!allowed) throw new Refusal('forbidden', sentence)
}

export function found<T>(
  thing: T | undefined | null,
  sentence = 'This page does not exist, or not in this school.',
): T {
  if (thing === undefined || thing === null) throw new Refusal('missing', sentence)
  return thing
}

/** How a check refuses, for who has more to say than that; nothing when it does not. */
export function refusalIn(check: () => void): Refusal | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/**
 * What the database said last about someone who has left or is away, as a refusal; nothing for any
 * other error.
 */
export function absenceRefusal(constraint: string | undefined): Refusal | undefined {
  if (constraint?.endsWith('_not_gone'))
    return new Refusal(
      'conflict',
      'Someone chosen here has left the school. Please choose someone else.',
    )
  if (constraint?.endsWith('_not_away'))
    return new Refusal(
      'conflict',
      'Someone chosen here is away on that day. Please choose another day, or someone else.',
    )
  return undefined
}

export function conflict(sentence: string, field?: string): never {
  throw new Refusal('conflict', sentence, field)
}

/**
 * Refuses with all that is missing at once, each sentence by the field it is about; nothing where
 * nothing is missing.
 */
export function ensureComplete(missing: Record<string, string | false | undefined>) {
  const said = Object.entries(missing).filter((one): one is [string, string] => Boolean(one[1]))
  const [first, ...more] = said
  if (first) throw new Refusal('conflict', first[1], first[0], Object.fromEntries(more))
}
