import type { FieldWords } from '../../ui/kit/form-fields'

export const reason = (label: string): FieldWords => ({
  name: 'reason',
  kind: 'line',
  label,
  optional: true,
})
/** What one may say at the end of a turn: for oneself, or for the school. */
export const reflecting = (soFar?: { reflection: string; shared: boolean }): FieldWords[] => [
  {
    name: 'reflection',
    kind: 'long',
    label: 'A reflection',
    hint: 'What did this turn teach you? Only you will see it, unless you share it, now or later from your own page.',
    optional: true,
    value: soFar?.reflection,
  },
  {
    name: 'shared',
    kind: 'check',
    label: 'Share my reflection with the school',
    value: soFar?.shared ? 'on' : undefined,
  },
]
export const asChoices = (words: readonly string[], hints: Record<string, string> = {}) =>
  words.map((value) => ({ value, label: value, hint: hints[value] }))
export const named = (people: { id: string; name: string }[]) =>
  people.map(({ id, name }) => ({ value: id, label: name }))

export const hidden = (name: string, value: string): FieldWords => ({
  name,
  kind: 'hidden',
  label: name,
  value,
})
