import type { ActionFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { Refusal } from '../domain/refusal'
import { asResponse, refuseCrossSite, secondsWhenBusy, unkeptOf } from './answers.server'
import { submission } from './submission.server'

/** An act at the door, where there is no school: refuses cross-site writes, reads the form, and says a refusal on it. */
export async function doorAct<S extends z.ZodType>({ request, context }: ActionFunctionArgs, schema: S, perform: (value: z.output<S>) => Promise<Response>) {
  refuseCrossSite(request, context)
  const read = await submission(request, schema)
  if (read.answer) return read.answer
  return perform(read.value).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'busy') context.comeAgain = secondsWhenBusy
    if (error instanceof Refusal && error.kind !== 'missing') return read.refused(error)
    const unkept = unkeptOf(error)
    if (unkept) return read.unkept(unkept)
    throw asResponse(error, context)
  })
}
