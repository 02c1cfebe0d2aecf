import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { json } from '@remix-run/node'
import type { z } from 'zod'
import { statuses } from './answers.server'
import { SentBefore } from '../domain/form-keys'
import { ReadBefore } from '../domain/reading'
import type { ReadSince } from '../domain/reading'
import type { Refusal } from '../domain/refusal'
import { sentFields } from './form-body.server'
import { sentAs } from './form-keys.server'

/** `sent` is where a form led that was sent before under the same key; `since` what changed under whoever had it open. */
export type FormAnswer = { result: SubmissionResult<string[]>; sent?: string; since?: ReadSince }

// Whatever was typed comes back with the answer, except what must not stand in a page.
const hideFields = ['password', 'current'] as never[]

/** Reads a form by its schema, as its `sender` (an account, or nobody yet) sent it. What does not parse is answered with 422 and the form's own sentences; nothing typed is lost. */
export async function submission<S extends z.ZodType>(request: Request, schema: S, sender = '') {
  const { fields, key } = await sentFields(request, schema)
  const read = parseWithZod(fields, { schema })
  if (read.status !== 'success') return { answer: json<FormAnswer>({ result: read.reply({ hideFields }) }, 422) }
  const refused = (refusal: Refusal) => {
    const result = read.reply({ ...placed(refusal), hideFields })
    return json<FormAnswer>({ result, ...toldWith(refusal) }, statuses[refusal.kind])
  }
  const unkept = (sentence: string) =>
    json<FormAnswer>({ result: read.reply({ formErrors: [sentence], hideFields }) }, 422)
  const sent = await sentAs({ request, fields, key, sender })
  return { value: read.value as z.output<S>, sent, refused, unkept }
}

// Beside the field it is about, or on top of the form.
function placed({ field, sentence, also }: Refusal) {
  if (!field) return { formErrors: [sentence] }
  return { fieldErrors: Object.fromEntries(Object.entries({ [field]: sentence, ...also }).map(([name, said]) => [name, [said]])) }
}

function toldWith(refusal: Refusal) {
  if (refusal instanceof SentBefore) return { sent: refusal.answer }
  return refusal instanceof ReadBefore ? { since: refusal.since } : {}
}
