import { diffWordsWithSpace } from 'diff'

/** A run of words: kept, put in, or taken out. */
export type Change = { text: string; kind: 'same' | 'added' | 'removed' }

// Texts that differ in nearly every word take long to compare, and the result could not be read
// anyway.
const patienceMs = 80
// Fewer words than these between two changes were kept by chance: a reader follows phrases, not
// single words.
const phrase = 3

/**
 * What changed between two versions of a text, in phrases: what was taken out before what was put
 * in its place. Marks of emphasis are no words of either.
 */
export function difference(older: string, newer: string, timeout = patienceMs): Change[] {
  const [before, after] = [unmarked(older), unmarked(newer)]
  const parts = diffWordsWithSpace(before, after, { timeout })
  if (!parts)
    return [
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' },
    ]
  const changes: Change[] = []
  let [removed, added] = ['', '']
  const settle = () => {
    if (removed) changes.push({ text: removed, kind: 'removed' })
    if (added) changes.push({ text: added, kind: 'added' })
    removed = added = ''
  }
  for (const [place, part] of parts.entries()) {
    if (part.removed) removed += part.value
    else if (part.added) added += part.value
    else if (place < parts.length - 1 && isChance(part.value, removed, added))
      [removed, added] = [removed + part.value, added + part.value]
    else {
      settle()
      changes.push({ text: part.value, kind: 'same' })
    }
  }
  settle()
  return changes
}

// Marks of emphasis are no words, and what is compared is not shown in Markdown. Once for what is
// inside other emphasis, and once for that.
const unmarked = (text: string) => withoutEmphasis(withoutEmphasis(text))
const withoutEmphasis = (text: string) =>
  text.replaceAll(/(?<!\\)(\*{1,3})(?=[^\s*])([^*\n]+)(?<=\S)\1/g, '$2')

function isChance(kept: string, removed: string, added: string) {
  if (kept.includes('\n\n') || !(removed || added)) return false
  return (
    !kept.trim() ||
    (removed !== '' && added !== '' && (kept.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < phrase)
  )
}

/** Who reads how a proposal came about reads its last steps. */
const mostCompared = 10

/**
 * Each version with what it changed in the one before: the ten newest, the newest first, until all
 * have taken as long as one may.
 */
export function compared<V extends { body: string }>(versions: readonly V[]) {
  const until = Date.now() + patienceMs
  const changes = new Map<number, Change[]>()
  const first = Math.max(1, versions.length - mostCompared)
  for (let place = versions.length - 1; place >= first; place -= 1) {
    const [former = '', body = ''] = [place - 1, place].map((one) => versions[one]?.body)
    changes.set(place, difference(former, body, Math.max(0, until - Date.now())))
  }
  return versions.map((version, place) => ({ ...version, changes: changes.get(place) ?? null }))
}
