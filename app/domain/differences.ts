import { diffWordsWithSpace } from 'diff'

/** A run of words: kept, put in, or taken out. */
export type Change = { text: string; kind: 'same' | 'added' | 'removed' }

// Texts that differ in nearly every word take long to compare, and the result could not be read anyway.
const patienceMs = 200

/** What changed between two versions of a text, word by word. */
export function difference(older: string, newer: string): Change[] {
  const parts = diffWordsWithSpace(older, newer, { timeout: patienceMs })
  if (!parts) return [{ text: older, kind: 'removed' }, { text: newer, kind: 'added' }]
  return parts.map(({ value, added, removed }) => ({ text: value, kind: added ? 'added' : removed ? 'removed' : 'same' }))
}
