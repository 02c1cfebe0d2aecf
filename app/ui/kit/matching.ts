import { plainly } from '../../vocabulary/plainly'

/** Something that can be found by its words: what it is called, and what else it answers to. */
export type Findable = { label: string; also?: string }

const mostShown = 24

/**
 * What has words that begin like each of these; first what begins with them itself, then what has
 * them in its name, then what only answers to them; else in the order given. None is asked for:
 * nothing is found.
 */
export function matching<T extends Findable>(all: readonly T[], said: string): T[] {
  const words = plainly(said).split(' ').filter(Boolean)
  if (!words.length) return []
  const ranked: T[][] = [[], [], []]
  for (const one of all) ranked[rankOf(one, words)]?.push(one)
  return ranked.flat().slice(0, mostShown)
}

function rankOf(one: Findable, words: string[]) {
  const { name, whole } = plainOf(one)
  const isIn = (text: string) => words.every((word) => text.includes(` ${word}`))
  if (!isIn(name)) return isIn(whole) ? 2 : 3
  return name.startsWith(` ${words[0]}`) ? 0 : 1
}

// Of some thousands of names it takes longer than all else: once is enough for all that is typed.
const plain = new WeakMap<Findable, { name: string; whole: string }>()

function plainOf(one: Findable) {
  const known = plain.get(one)
  if (known) return known
  const name = ` ${plainly(one.label)}`
  const made = { name, whole: `${name} ${plainly(one.also ?? '')}` }
  plain.set(one, made)
  return made
}
