import type { ActionFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { Refusal } from '../domain/refusal'
import { asResponse, refuseCrossSite, secondsWhenBusy, unkeptOf } from './answers.server'
import { once } from './form-keys.server'
import { submission } from './submission.server'

type Once = (make: () => Promise<Response>) => Promise<Response>

/**
 * An act at the door, where there is no school: refuses cross-site writes, reads the form, and says a refusal on it. What
 * makes something does so by `once`, inside its transaction: sent again, the form is answered as it was the first time.
 */
export async function doorAct<S extends z.ZodType>({ request, context }: ActionFunctionArgs, schema: S, perform: (value: z.output<S>, once: Once) => Promise<Response>) {
  refuseCrossSite(request, context)
  const sender = (await context.guest())?.accountId
  const read = await submission(request, schema, sender)
  if (read.answer) return read.answer
  return perform(read.value, (make) => once(read.sent, make)).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'busy') context.comeAgain = secondsWhenBusy
    if (error instanceof Refusal && error.kind !== 'missing') return read.refused(error)
    const unkept = unkeptOf(error)
    if (unkept) return read.unkept(unkept)
    throw asResponse(error, context)
  })
}
