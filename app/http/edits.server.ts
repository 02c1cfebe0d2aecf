import type { z } from 'zod'
import type { Acting } from '../domain/acting'
import { EditedBefore, editedBefore, keepEdits, merged, otherEditsOf } from '../domain/edits'
import type { Merge, OtherEdit, SentForm, Thing } from '../domain/edits'
import { Refusal } from '../domain/refusal'
import { fieldsOf, markOf } from '../forms/kit/marks'
import type { Fields } from '../forms/kit/marks'
import type { Read } from './submission.server'

/**
 * What a form edits, locked until the transaction ends, and what stands in its fields now.
 * `isStrict` where what was shown is what is meant: nothing that others changed is taken without a
 * choice. `unchanged` is where it leads who chose what stands in every field, where to write the
 * same again would be a record of its own.
 */
export type Edited = {
  thing: Thing
  now(): Promise<Record<string, unknown>>
  isStrict?: boolean
  unchanged?(): Response
}

type Editing<S extends z.ZodType> = {
  read: Pick<Read<S>, 'form' | 'again'>
  edited: Edited
  perform(value: z.output<S>): Promise<Response>
}

/**
 * Performs an edit with what its sender changed and, in the other fields, what stands now; keeps
 * who changed what.
 */
export async function performEdit<S extends z.ZodType>(
  acting: Acting,
  { read, edited, perform }: Editing<S>,
) {
  const { thing, now, isStrict = false } = edited
  const before = fieldsOf(await now())
  const merge = merged(read.form, before, { isStrict })
  const otherEdits = await shownOf(acting, { thing, before, merge, form: read.form })
  if (merge.contested.length) throw editedBefore(without(otherEdits, onlyKept(merge)))
  if (edited.unchanged && !isStrict && changesNothing(read.form, before, merge))
    return edited.unchanged()
  const answer = await telling({ otherEdits, merge }, async () =>
    perform(read.again(pick(before, merge.kept))),
  )
  await keepEdits(acting, thing, { before, after: fieldsOf(await now()) })
  return answer
}

function changesNothing({ fields }: SentForm, before: Fields, { chosen, kept }: Merge) {
  const isSame = (name: string) =>
    kept.includes(name) || markOf(fields[name]) === markOf(before[name])
  return chosen.length > 0 && Object.keys(before).every(isSame)
}

type Shown = { thing: Thing; before: Fields; merge: Merge; form: SentForm }

async function shownOf(acting: Acting, { thing, before, merge, form }: Shown) {
  const names = [...new Set([...merge.contested, ...merge.chosen, ...merge.kept])]
  if (!names.length) return {}
  const otherEdits = await otherEditsOf(acting, thing, pick(before, names))
  for (const name of merge.chosen)
    if (otherEdits[name]) otherEdits[name].choice = form.choices[name]
  return otherEdits
}

/** The same for what is its sender's alone, who changed it elsewhere meanwhile. */
export function settledOwn<S extends z.ZodType>(
  { form, again }: Pick<Read<S>, 'form' | 'again'>,
  now: Record<string, unknown>,
) {
  const before = fieldsOf(now)
  const { kept, contested, chosen } = merged(form, before)
  const otherEdits = Object.entries(pick(before, [...contested, ...chosen])).map(
    ([name, values]) => {
      const other: OtherEdit = { by: null, isMine: true, values, choice: form.choices[name] }
      return [name, other] as const
    },
  )
  if (contested.length) throw editedBefore(Object.fromEntries(otherEdits))
  return again(pick(before, kept))
}

type Telling = { otherEdits: Record<string, OtherEdit>; merge: Merge }

// What others changed is beside the fields it is in when it is refused together with what was sent;
// a choice stays made whatever else is refused.
async function telling<T>({ otherEdits, merge }: Telling, perform: () => Promise<T>) {
  try {
    return await perform()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const told = error.kind === 'conflict' ? otherEdits : without(otherEdits, onlyKept(merge))
    throw Object.keys(told).length ? new EditedBefore(error, told) : error
  }
}

const onlyKept = ({ kept, chosen }: Merge) => kept.filter((name) => !chosen.includes(name))
const pick = (fields: Fields, names: string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? []]))
const without = <T>(all: Record<string, T>, names: string[]) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))
