import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { json } from '@remix-run/node'
import type { z } from 'zod'
import type { Refusal } from '../domain/refusal'
import { statuses } from './answers.server'
import { fieldsOf } from './form-body.server'

export type FormAnswer = { result: SubmissionResult<string[]> }

// Whatever was typed comes back with the answer, except what must not stand in a page.
const hideFields = ['password', 'current'] as never[]

/** Reads a form by its schema. What does not parse is answered with 422 and the form's own sentences; nothing typed is lost. */
export async function submission<S extends z.ZodType>(request: Request, schema: S) {
  const read = parseWithZod(await fieldsOf(request, schema), { schema })
  if (read.status !== 'success') return { answer: json<FormAnswer>({ result: read.reply({ hideFields }) }, 422) }
  const refused = (refusal: Refusal) => json<FormAnswer>({ result: read.reply({ ...placed(refusal), hideFields }) }, statuses[refusal.kind])
  const unkept = (sentence: string) =>
    json<FormAnswer>({ result: read.reply({ formErrors: [sentence], hideFields }) }, 422)
  return { value: read.value as z.output<S>, refused, unkept }
}

// Beside the field it is about, or on top of the form.
function placed({ field, sentence, also }: Refusal) {
  if (!field) return { formErrors: [sentence] }
  return { fieldErrors: Object.fromEntries(Object.entries({ [field]: sentence, ...also }).map(([name, said]) => [name, [said]])) }
}
