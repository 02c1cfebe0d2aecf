import { z } from 'zod'
import { inOrder, lengthOfAYear } from './kit/days'
import { nameOf } from './kit/names'
import { newPassword, password } from './kit/password'
import { check, day, email, line, maybeLine } from './kit/fields'

const yourName = nameOf('Please write your name as colleagues know it.')

export const SignIn = z.object({ email, password, next: maybeLine(2000) })
export const SignUp = z.object({ name: yourName, email })
export const FinishSignUp = z.object({ password: newPassword })
export const Forgotten = z.object({ email })
export const Reset = z.object({ password: newPassword })
const ownInitials = maybeLine(3)
  .transform((said) => said.toUpperCase())
  .refine((said) => /^\p{L}{0,3}$/u.test(said), 'Please use one to three letters.')
  .transform((said) => said || undefined)
export const MyName = z.object({ name: yourName, initials: ownInitials })
export const NewEmail = z.object({ email })
export const ConfirmEmail = z.object({})
export const EndSession = z.object({
  session: line('Please choose a session from the list.', 64).refine(
    (said) => /^([0-9a-f]{64}|others)$/.test(said),
    'Please choose a session from the list.',
  ),
})
export const DeleteAccount = z.object({ forget: check, close: check })
export const ChangePassword = z.object({ current: password, password: newPassword })
/** What a mail program's own button sends (RFC 8058). */
export const OneClick = z.object({ 'List-Unsubscribe': z.literal('One-Click').optional() })
export const NewSchool = inOrder(
  z.object({
    name: nameOf('Please write the name of the school.'),
    timeZone: line('Please choose a time zone.', 64).refine(
      isTimeZone,
      'Please choose a time zone from the list.',
    ),
    startsOn: day('Please choose the first day of the school year.'),
    endsOn: day('Please choose the last day of the school year.'),
  }),
  lengthOfAYear,
)

// Offsets such as +05:00 are left out: they know no summer time, and Postgres reads their sign the
// other way round. So are the short names that only some know, such as IST, and that each takes for
// another zone.
const zone = /^(?!SystemV\/)([A-Z][\w+-]*(\/[\w+-]+)+|UTC|GMT|[CEMW]ET|[EHM]ST|[CEMP]ST\d[CEMP]DT)$/

function isTimeZone(name: string) {
  if (!zone.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
