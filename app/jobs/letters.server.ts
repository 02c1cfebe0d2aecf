import { atTheDoor } from '../../db/front-door'
import { withSchool } from '../../db/school'
import { allowReset } from '../domain/accounts'
import { openInvitation } from '../domain/invitations'
import { hashed } from '../domain/secrets'
import { allowSignUp } from '../domain/sign-ups'
import { paths } from '../paths'
import { nudgeMail, reviewMail } from './decisions.server'
import type { DecisionLetters } from './decisions.server'
import type { Job, Told } from './job'
import { send } from './mail.server'
import type { Letter } from './mail.server'

/**
 * What each letter is told when it is written, in the transaction of the act that it tells of. A mailed secret has to stand in its job
 * until the letter is sent; then the job is deleted, as it is when it is given up. Of what the secret opens only its hash is kept.
 */
type Letters = {
  'invitation letter': { invitation: string; token: string }
  /** By address, known or not: whether it has an account is looked up only here, where no answer waits for it. */
  'reset letter': { email: string; token: string }
  'sign-up letter': { name: string; email: string; token: string }
} & DecisionLetters

declare module '../../db/jobs' {
  interface Tasks extends Letters {}
}

export const letters = {
  'invitation letter': mailed<Letters['invitation letter']>(invitation),
  'reset letter': mailed<Letters['reset letter']>(reset),
  'sign-up letter': mailed<Letters['sign-up letter']>(signUp),
  'nudge letter': mailed<Letters['nudge letter']>(nudgeMail),
  'review letter': mailed<Letters['review letter']>(reviewMail),
}

// What is composed is what is true when it is sent: a link that opens nothing any more is not mailed.
function mailed<T>(compose: (told: Told<T>) => Promise<Letter | undefined>) {
  return async (told: Told<T>, job: Job) => {
    const letter = await compose(told)
    if (letter) await send(letter, job)
  }
}

async function invitation({ school, invitation: id, token }: Told<Letters['invitation letter']>) {
  const open = school && (await withSchool(school, () => openInvitation(id, hashed(token)), { readOnly: true }))
  if (!open) return undefined
  const text = `Hello ${open.name},\n\n${open.inviter} invites you to ${open.school} on Skein, where the team shares out leading and following.\nThe link works once, for fourteen days:`
  return { to: open.email, subject: `${open.inviter} invites you to ${open.school}`, text, path: paths.join(token) }
}

async function reset({ email, token }: Told<Letters['reset letter']>) {
  const to = await atTheDoor(() => allowReset(email, hashed(token)))
  if (!to) return undefined
  const text = `Hello ${to.name},\n\nsomeone, we hope you, asked for a new password on Skein. If it was not you, leave this mail alone: nothing changes.\nThe link works once, for one hour:`
  return { to: to.email, subject: 'A new password for Skein', text, path: paths.reset(token) }
}

async function signUp({ name, email, token }: Told<Letters['sign-up letter']>) {
  const way = await atTheDoor(() => allowSignUp({ name, email, tokenHash: hashed(token) }))
  return way && { to: email, ...signUpLetters[way](token) }
}

// Without the name that was typed: nobody puts words of their own into a letter to a stranger.
const signUpLetters = {
  link: (token: string) => ({
    subject: 'Set up your school on Skein',
    text: `Hello,\n\nsomeone, we hope you, wants to set up a school on Skein with this address. If it was not you, leave this mail alone: nothing happens.\nThe link works once, for one hour:`,
    path: paths.finishSignUp(token),
  }),
  known: () => ({
    subject: 'You have an account on Skein',
    text: `Hello,\n\nsomeone, we hope you, wanted to set up a school on Skein with this address. It has an account already: sign in, and set up the school from there. If you forgot your password, the same page helps you to a new one. If it was not you, leave this mail alone: nothing happens.\nSign in here:`,
    path: paths.signIn(paths.newSchool()),
  }),
}
