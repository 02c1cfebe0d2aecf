import type { Choice } from '../domain/edits'
import { labelName, marksIn, marksName, settlingName } from '../forms/marks'
import type { Marks } from '../forms/marks'

/**
 * What a form carries besides its fields: the marks of what it was read from, which of two texts
 * its sender chose, and what its fields are called on the page.
 */
export type Carried = {
  marks: Marks | undefined
  choices: Record<string, Choice>
  labels: Record<string, string>
}

const [chosenBy, labeledBy] = [settlingName(''), labelName('')]
const mostLabels = 200

/** Takes it from a form as it was sent; what is about no field of the form is left. */
export function carriedIn(
  entries: Iterable<[string, FormDataEntryValue]>,
  isField: (name: string) => boolean,
): Carried {
  const carried: Carried = { marks: undefined, choices: {}, labels: {} }
  for (const [name, value] of entries) {
    if (typeof value !== 'string') continue
    if (name === marksName) carried.marks = marksIn(value)
    if (name.startsWith(chosenBy))
      choose(carried, { field: name.slice(chosenBy.length), value, isField })
    if (name.startsWith(labeledBy))
      label(carried, { field: name.slice(labeledBy.length), value, isField })
  }
  return carried
}

type About = { field: string; value: string; isField: (name: string) => boolean }

function choose({ choices }: Carried, { field, value, isField }: About) {
  if ((value === 'mine' || value === 'theirs') && isField(field)) choices[field] = value
}

function label({ labels }: Carried, { field, value, isField }: About) {
  if (Object.keys(labels).length < mostLabels && isField(field)) labels[field] = value.slice(0, 200)
}
