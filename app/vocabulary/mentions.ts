import { plainly } from './plainly'

type Named = { name: string }

/** How many people one text tells at most: it is no way to call out a whole school. */
export const mostMentioned = 20

const before = /(?<![\p{L}\p{N}_.@/-])@(?=\p{L})/gu
const longestName = 120

/**
 * The people whom a text names by an @ and their name, in its order, each once. The first name is
 * enough where only one of them has it; upper case, accents and signs make no difference. An
 * address of mail names nobody.
 */
export function mentionedIn<P extends Named>(text: string, people: readonly P[]): P[] {
  if (!text.includes('@')) return []
  const known = people.map((person) => ({ person, name: plainly(person.name) }))
  const named = [...text.matchAll(before)].flatMap(({ index }) =>
    namedAt(plainly(text.slice(index + 1, index + 1 + longestName)), known),
  )
  return [...new Set(named)].slice(0, mostMentioned)
}

type Known<P> = { person: P; name: string }

// The longest name that is written there; of two who have it both are meant.
function namedAt<P>(text: string, known: readonly Known<P>[]): P[] {
  const whole = known.filter(({ name }) => isAt(text, name))
  const longest = Math.max(0, ...whole.map(({ name }) => name.length))
  if (longest) return whole.flatMap(({ person, name }) => (name.length === longest ? [person] : []))
  const first = known.filter(({ name }) => isAt(text, name.split(' ')[0] ?? name))
  return first.length === 1 ? first.map(({ person }) => person) : []
}

const isAt = (text: string, name: string) => `${text} `.startsWith(`${name} `)
