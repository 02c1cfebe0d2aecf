import { z } from 'zod'
import type { Choice, OtherEdit } from '../domain/edits'
import { labelName, marksIn, marksName, otherName, settlingName } from '../forms/kit/marks'
import type { Marks } from '../forms/kit/marks'

/**
 * What a form carries besides its fields: the marks of what it was read from, which of two texts
 * its sender chose, what its fields are called on the page, and what stood beside them as changed
 * by others.
 */
export type Carried = {
  marks: Marks | undefined
  choices: Record<string, Choice>
  labels: Record<string, string>
  others: Record<string, OtherEdit>
}

const [chosenBy, labeledBy, othersBy] = [settlingName(''), labelName(''), otherName('')]
const mostLabels = 200

/** Takes it from a form as it was sent; what is about no field of the form is left. */
export function carriedIn(
  entries: Iterable<[string, FormDataEntryValue]>,
  isField: (name: string) => boolean,
): Carried {
  const carried: Carried = { marks: undefined, choices: {}, labels: {}, others: {} }
  for (const [name, value] of entries) {
    if (typeof value !== 'string') continue
    if (name === marksName) carried.marks = marksIn(value)
    if (name.startsWith(chosenBy))
      choose(carried, { field: name.slice(chosenBy.length), value, isField })
    if (name.startsWith(labeledBy))
      label(carried, { field: name.slice(labeledBy.length), value, isField })
    if (name.startsWith(othersBy))
      other(carried, { field: name.slice(othersBy.length), value, isField })
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

const Other = z.object({
  by: z.string().max(200).nullable(),
  isMine: z.boolean(),
  values: z.array(z.string()).max(1000),
})

function other({ others }: Carried, { field, value, isField }: About) {
  const read = Other.safeParse(parsed(value)).data
  if (read && Object.keys(others).length < mostLabels && isField(field)) others[field] = read
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
