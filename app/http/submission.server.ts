import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { statuses } from './answers.server'
import { EditedBefore } from '../domain/edits'
import type { OtherEdit, SentForm } from '../domain/edits'
import { SentAlike, SentBefore } from '../domain/form-keys'
import { ReadBefore } from '../domain/decisions/version-read'
import type { ReadSince } from '../domain/decisions/version-read'
import { Refusal } from '../domain/refusal'
import { isWaiting } from '../forms/kit/marks'
import type { Fields, Marks } from '../forms/kit/marks'
import { sentFields } from './form-body.server'
import { sentAs } from './form-keys.server'

/**
 * `sent` is where a form led that was sent before under the same key; `again` that the same was
 * sent a moment ago; `since` what changed under the one who answered it; `otherEdits` what others
 * changed a field to, and `marks` what the form goes on with; `labels` what its fields are called.
 */
export type FormAnswer = {
  result: SubmissionResult<string[]>
  sent?: string
  again?: true
  since?: ReadSince
  otherEdits?: Record<string, OtherEdit>
  marks?: Marks | undefined
  labels?: Record<string, string>
}

// Whatever was typed comes back with the answer, except what must not stand in a page.
const hideFields = ['password', 'current']

/**
 * Reads a form by its schema, as its `sender` (an account, or nobody yet) sent it. What does not
 * parse is answered with 422 and the form's own sentences; nothing typed is lost. `again` reads it
 * with other values in some of its fields, and throws what is then wrong.
 */
export async function submission<S extends z.ZodType>(request: Request, schema: S, sender = '') {
  const { fields, key, isAgain, labels, others, ...carried } = await sentFields(request, schema)
  const read = parseWithZod(fields, { schema })
  const { marks } = carried
  const form: SentForm = { ...carried, fields: saidIn(fields) }
  const answer = (result: FormAnswer['result'], status: number, more: Partial<FormAnswer> = {}) =>
    json<FormAnswer>({ result, labels, marks, ...more }, status)
  if (read.status !== 'success') {
    const more = shownStill(others, form)
    return { answer: answer(read.reply({ hideFields }), 422, more), form }
  }
  const refused = (refusal: Refusal) => {
    const result = read.reply({ ...placed(refusal, schema), hideFields })
    return answer(result, statuses[refusal.kind], toldWith(refusal, marks))
  }
  const unkept = ({ sentence, status }: { sentence: string; status: number }) =>
    answer(read.reply({ formErrors: [sentence], hideFields }), status)
  const again = (others: Fields) => readAgain(schema, fields, others)
  const sent = await sentAs({ request, fields, key, sender, isAgain })
  return { answer: undefined, value: read.value as z.output<S>, form, again, sent, refused, unkept }
}

const saidIn = (fields: FormData): Fields =>
  Object.fromEntries(
    [...fields.keys()].map((name) => [
      name,
      fields.getAll(name).filter((one) => typeof one === 'string'),
    ]),
  )

// A choice that waits goes on waiting, in sight, while something else is wrong with the form.
function shownStill(others: Record<string, OtherEdit>, { marks = {}, choices }: SentForm) {
  const waits = Object.entries(others).filter(([name]) => isWaiting(marks[name]))
  const otherEdits = Object.fromEntries(
    waits.map(([name, other]) => [name, { ...other, choice: choices[name] }]),
  )
  return waits.length ? { otherEdits } : {}
}

function readAgain<S extends z.ZodType>(schema: S, fields: FormData, others: Fields): z.output<S> {
  const all = new FormData()
  for (const [name, value] of fields) if (!(name in others)) all.append(name, value)
  for (const [name, values] of Object.entries(others))
    for (const value of values) all.append(name, value)
  const read = parseWithZod(all, { schema })
  if (read.status === 'success') return read.value as z.output<S>
  const wrong = Object.entries(read.error ?? {}).flatMap(([name, said]) =>
    said?.[0] ? [[name, said[0]]] : [],
  )
  throw new Refusal('conflict', doesNotFit, undefined, Object.fromEntries(wrong))
}

const doesNotFit =
  'What you changed and what others changed meanwhile do not fit together. ' +
  'Both are below: choose which one to keep, then send it again.'

// Beside the field it is about; on top of a form that has no such field, or where it is about none.
function placed({ field, sentence, also }: Refusal, schema: z.ZodType) {
  const said = Object.entries(field ? { [field]: sentence, ...also } : also)
  const beside = said.filter(([name]) => hasField(schema, name)).map(([name, one]) => [name, [one]])
  const above = [
    ...(field ? [] : [sentence]),
    ...said.filter(([name]) => !hasField(schema, name)).map(([, one]) => one),
  ]
  return {
    fieldErrors: Object.fromEntries(beside),
    ...(above.length > 0 && { formErrors: above }),
  }
}

const hasField = (schema: z.ZodType, name: string) =>
  !(schema instanceof z.ZodObject) || Object.hasOwn(schema.shape, name.split(/[.[]/)[0] ?? '')

function toldWith(refusal: Refusal, marks: Marks | undefined): Partial<FormAnswer> {
  if (refusal instanceof EditedBefore)
    return { otherEdits: refusal.otherEdits, marks: refusal.marksAfter(marks) }
  if (refusal instanceof SentBefore) return { sent: refusal.answer.split(' ')[0] ?? '' }
  if (refusal instanceof SentAlike) return { again: true }
  return refusal instanceof ReadBefore ? { since: refusal.since } : {}
}

/** A form that was read, and may be performed. */
export type Read<S extends z.ZodType> = Extract<
  Awaited<ReturnType<typeof submission<S>>>,
  { answer?: undefined }
>
