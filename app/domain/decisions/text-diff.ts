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
 * in its place.
 */
export function difference(older: string, newer: string, timeout = patienceMs): Change[] {
  const parts = diffWordsWithSpace(older, newer, { timeout })
  if (!parts)
    return [
      { text: older, kind: 'removed' },
      { text: newer, kind: 'added' },
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

/**
 * A text without its marks of emphasis, which are no words: what is compared is not shown in
 * Markdown.
 */
export const unmarked = (text: string) => withoutEmphasis(withoutEmphasis(text))

// Once for what is inside other emphasis, and once for that.
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
  const changes = versions
    .map(({ body }) => unmarked(body))
    .map((body, place, bodies) => ({ body, former: bodies[place - 1] }))
    .toReversed()
    .map(({ body, former }, place) =>
      former === undefined || place >= mostCompared
        ? null
        : difference(former, body, Math.max(0, until - Date.now())),
    )
    .toReversed()
  return versions.map((version, place) => ({ ...version, changes: changes[place] ?? null }))
}
