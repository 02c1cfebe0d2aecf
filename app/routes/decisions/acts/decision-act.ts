import type { z } from 'zod'
import { saidNow } from '../../../domain/decisions/answer-subject'
import type { DecisionStanding } from '../../../domain/decisions/state'
import type { Here } from '../../../http/in-school.server'
import type { BesideShown } from '../../../ui/kit/beside'
import type { Act } from '../../acts/act'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { timeInWords } from '../../../vocabulary/dates'

export type OnDecision = { at: DecisionStanding; key: number }
/** One act on a decision. */
export type DecisionAct<S extends z.ZodObject = z.ZodObject, About = unknown> = Act<
  OnDecision,
  S,
  About
>

export const isRunning = ({ state }: DecisionStanding) => state === 'open' || state === 'closing'
export const hidden = (name: string, value: string | null): FieldWords => ({
  name,
  kind: 'hidden',
  label: '',
  value: value ?? '',
})
export const asked = ({ url }: Here, name: string) => url.searchParams.get(name)

/** What is answered, by the link that led here: it may say any id, or none. */
export function answeredIn(here: Here, { number }: DecisionStanding) {
  const [entry, response, objection] = ['entry', 'response', 'objection'].map(
    (name) => asked(here, name) ?? undefined,
  )
  return saidNow(here.acting, number, { entry, response, objection })
}

export type Answered = Awaited<ReturnType<typeof answeredIn>>

/** The mark of what is answered: what is sent is about what was read. */
export const saidMark = (said: Answered) => hidden('said', said?.mark ?? '')

/** What is answered, for the page of its form. */
export const besideAnswered = (said: Answered): BesideShown[] =>
  said ? [{ title: `${said.by} said`, lines: said.lines }] : []

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
