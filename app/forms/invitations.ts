import { z } from 'zod'
import { accesses, positions } from '../vocabulary'
import { nameOf } from './kit/names'
import { newPassword } from './kit/password'
import { check, email, maybeLine, maybeText } from './kit/fields'

export const NewInvitation = z.object({
  name: nameOf('Please write the name of your colleague.'),
  email,
  position: z.enum(positions, 'Please choose a position.'),
  access: z.enum(accesses, 'Please choose an access.'),
})
/** Rows of a list that are corrected one by one; the others are corrected in the list itself. */
export const mostCorrected = 30
const mostText = 100_000

const pasted = maybeText(mostText)
// What was shown is what was taken in: a little longer, with each position written out.
const shownRows = maybeText(3 * mostText)

/**
 * A list of people: pasted or as a file, then what was shown of it: the rows that are ready, and
 * those that were corrected.
 */
export const InvitationList = z.object({
  list: pasted,
  file: z
    .instanceof(File, { error: 'Please choose a file.' })
    .refine(
      ({ size }) => size <= 2 * mostText,
      'That file is larger than one list holds. Please send it in parts.',
    )
    .optional(),
  position: z.enum(positions, 'Please choose a position.').optional(),
  access: z.enum(accesses, 'Please choose an access.').default('member'),
  ready: shownRows,
  shown: maybeLine(64),
  corrected: z
    .array(maybeText(3 * mostText))
    .max(mostCorrected)
    .default([]),
  others: shownRows,
  check,
})
export const InvitationAct = z.object({})
export const Accept = z.object({})
export const AcceptWithPassword = z.object({ password: newPassword })
