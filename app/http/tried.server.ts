import { json } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { triedInSchool } from '../../db/school'
import { Refusal } from '../domain/refusal'
import { refuseCrossSite, statuses } from './answers.server'
import { hereOf } from './in-school.server'
import type { Here } from './in-school.server'
import { submission } from './submission.server'

/** What would come of a form, or why nothing would. */
export type Tried<T> = { came?: T; refused?: string }

/**
 * Answers what would come of a form that someone is still filling in: it is read and performed as
 * when it is sent, and all of it is rolled back.
 */
export function tried<S extends z.ZodType, T>(
  schema: S,
  perform: (here: Here, value: z.output<S>) => Promise<T>,
) {
  return async (args: ActionFunctionArgs) => {
    refuseCrossSite(args.request, args.context)
    const here = await hereOf(args)
    const read = await submission(args.request, schema, here.guest.accountId)
    if (read.answer) return read.answer
    const { value } = read
    return triedInSchool(here.membership.schoolId, () => perform(here, value)).then(
      (came) => json<Tried<T>>({ came }),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        return json<Tried<T>>({ refused: error.sentence }, statuses[error.kind])
      },
    )
  }
}
