import { z } from 'zod'
import { nameOf } from './names'
import { newPassword } from './passwords'
import { day, email } from './words'

const password = z.string('Please type your password.').max(128, 'Passwords have at most 128 characters.')
const yourName = nameOf('Please write your name as colleagues know it.')

export const SignIn = z.object({ email, password, next: z.string().optional() })
export const SignUp = z.object({ name: yourName, email })
export const FinishSignUp = z.object({ password: newPassword })
export const Forgotten = z.object({ email })
export const Reset = z.object({ password: newPassword })
export const MyName = z.object({ name: yourName })
export const ChangePassword = z.object({ current: password, password: newPassword })
export const NewSchool = z
  .object({
    name: nameOf('Please write the name of the school.'),
    timeZone: z.string('Please choose a time zone.').refine(isTimeZone, 'Please choose a time zone from the list.'),
    startsOn: day('Please choose the first day of the school year.'),
    endsOn: day('Please choose the last day of the school year.'),
  })
  .refine(({ startsOn, endsOn }) => endsOn > startsOn, { path: ['endsOn'], error: 'The year ends after it begins.' })

// Offsets such as +05:00 are left out: they know no summer time, and Postgres reads their sign the other way round.
function isTimeZone(name: string) {
  if (!/^[A-Z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
