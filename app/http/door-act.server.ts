import type { ActionFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { Refusal } from '../domain/refusal'
import { refuseCrossSite, secondsWhenBusy, unkeptOf } from './answers.server'
import { settledOwn } from './edits.server'
import { once } from './form-keys.server'
import { submission } from './submission.server'

type Once = (make: () => Promise<Response>) => Promise<Response>
/**
 * What is to be written in place of what stands: what its sender changed, or a refusal that shows
 * both.
 */
type Settle<V> = (now: Record<string, unknown>) => V

/**
 * An act at the door, where there is no school: refuses cross-site writes, reads the form, and says
 * a refusal on it. What makes something does so by `once`, inside its transaction: sent again, the
 * form is answered as it was the first time. What edits one's own says by `settle` what stands,
 * locked: what one changed in another window meanwhile is not written over.
 */
export async function doorAct<S extends z.ZodType>(
  { request, context }: ActionFunctionArgs,
  schema: S,
  perform: (value: z.output<S>, once: Once, settle: Settle<z.output<S>>) => Promise<Response>,
) {
  refuseCrossSite(request, context)
  const sender = (await context.guest())?.accountId
  const read = await submission(request, schema, sender)
  if (read.answer) return read.answer
  const settle = (now: Record<string, unknown>) => settledOwn(read, now)
  return perform(read.value, (make) => once(read.sent, make, { makes: true }), settle).catch(
    (error: unknown) => {
      if (error instanceof Refusal && error.kind === 'busy') context.comeAgain = secondsWhenBusy
      if (error instanceof Refusal && error.kind !== 'missing') return read.refused(error)
      const unkept = unkeptOf(error, context)
      if (unkept) return read.unkept(unkept)
      throw error
    },
  )
}
