import { plainly } from './plainly'

type Named = { name: string }

/** How many people one text tells at most: it is no way to call out a whole school. */
export const mostMentioned = 20
/** So many signs are looked at: who means twenty people writes few others. */
const mostSigns = 60

const before = /(?<![\p{L}\p{N}_.@/-])@(?=\p{L})/gu
const longestName = 120

type Known<P> = { person: P; name: string }

/** People by the first word of their name: made once for all texts that may name them. */
export type Mentionable<P> = ReadonlyMap<string, readonly Known<P>[]>

export function mentionable<P extends Named>(people: readonly P[]): Mentionable<P> {
  const known = new Map<string, Known<P>[]>()
  for (const person of people) {
    const name = plainly(person.name)
    const first = firstWord(name)
    known.set(first, [...(known.get(first) ?? []), { person, name }])
  }
  return known
}

const firstWord = (name: string) => name.split(' ', 1)[0] ?? ''

/**
 * The people whom a text names by an @ and their name, in its order, each once. The first name is
 * enough where only one of them has it; upper case, accents and signs make no difference. An
 * address of mail names nobody.
 */
export function mentionedIn<P extends Named>(text: string, people: Mentionable<P>): P[] {
  if (!text.includes('@')) return []
  const named = new Set<P>()
  let signs = 0
  for (const { index } of text.matchAll(before)) {
    if (named.size >= mostMentioned || ++signs > mostSigns) break
    const said = plainly(text.slice(index + 1, index + 1 + longestName))
    for (const one of namedAt(said, people.get(firstWord(said)) ?? [])) named.add(one)
  }
  return [...named].slice(0, mostMentioned)
}

// The longest name that is written there; of two who have it both are meant.
function namedAt<P>(text: string, known: readonly Known<P>[]): P[] {
  const whole = known.filter(({ name }) => `${text} `.startsWith(`${name} `))
  const longest = Math.max(0, ...whole.map(({ name }) => name.length))
  if (longest) return whole.flatMap(({ person, name }) => (name.length === longest ? [person] : []))
  return known.length === 1 ? known.map(({ person }) => person) : []
}
