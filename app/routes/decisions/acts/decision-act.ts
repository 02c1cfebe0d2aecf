import type { z } from 'zod'
import type { Acting } from '../../../domain/acting'
import { saidNow } from '../../../domain/decisions/answer-subject'
import type { DecisionStanding } from '../../../domain/decisions/state'
import type { Here } from '../../../http/in-school.server'
import type { BesideShown } from '../../../ui/kit/beside'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { timeInWords } from '../../../vocabulary/dates'

/** One act on a decision: a page with a form, whom it is open to, and what it does. */
export type DecisionAct<S extends z.ZodObject = z.ZodObject> = {
  title: string
  lede: string
  submit: string
  schema: S
  /** Whether it may be done by this member now; what it does asks again under the lock. */
  isOpen(acting: Acting, at: DecisionStanding): boolean
  fields(here: Here, at: DecisionStanding): FieldWords[] | Promise<FieldWords[]>
  /** What is answered, as it stands now. */
  beside?(here: Here, at: DecisionStanding): Promise<BesideShown[]>
  perform(here: Here, number: number, value: z.output<S>): Promise<unknown>
  /** Whether its form edits what two people may have open. */
  isEdit?: true
}

export const isRunning = ({ state }: DecisionStanding) => state === 'open' || state === 'closing'
export const hidden = (name: string, value: string | null): FieldWords => ({
  name,
  kind: 'hidden',
  label: '',
  value: value ?? '',
})
export const asked = ({ url }: Here, name: string) => url.searchParams.get(name)

// A link may say any id, or none.
function answeredIn(here: Here, { number }: DecisionStanding) {
  const [entry, response, objection] = ['entry', 'response', 'objection'].map(
    (name) => asked(here, name) ?? undefined,
  )
  return saidNow(here.acting, number, { entry, response, objection })
}

/** The mark of what is answered: what is sent is about what was read. */
export const saidMark = async (here: Here, at: DecisionStanding) =>
  hidden('said', (await answeredIn(here, at))?.mark ?? '')

/** What is answered, for the page of its form. */
export async function besideOf(here: Here, at: DecisionStanding): Promise<BesideShown[]> {
  const said = await answeredIn(here, at)
  return said ? [{ title: `${said.by} said`, lines: said.lines }] : []
}

export const plain = (list: readonly string[], hints: Record<string, string> = {}) =>
  list.map((value) => ({ value, label: value, hint: hints[value] }))

/** A later deadline, for an act that asks everyone again. */
export const laterDeadline: FieldWords[] = [
  {
    name: 'deadlineDay',
    kind: 'day',
    label: 'New deadline',
    hint: 'Leave it empty to keep the present one.',
    optional: true,
  },
  {
    name: 'deadlineTime',
    kind: 'time',
    label: 'at',
    hint: `In the school’s own time; ${timeInWords('15:30')} unless you say otherwise.`,
    optional: true,
  },
]
