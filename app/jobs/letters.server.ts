import { atTheDoor } from '../../db/front-door'
import { withSchool } from '../../db/school'
import { allowEmail } from '../domain/accounts/emails'
import { allowReset } from '../domain/accounts/accounts'
import { digestToMail } from '../domain/notices/digests'
import type { Digest } from '../domain/notices/digests'
import { openInvitation } from '../domain/members/invitation-acceptance'
import { hashed } from '../domain/accounts/tokens'
import { allowSignUp } from '../domain/accounts/sign-ups'
import { paths } from '../paths'
import { plainName } from '../vocabulary/names'
import type { Job, Told } from './job'
import { linkTo, send } from './mail.server'
import type { Letter } from './mail.server'

/**
 * What each letter is told when it is written, in the transaction of the act that it tells of. A
 * mailed secret has to stand in its job until the letter is sent; then the job is deleted, as it is
 * when it is given up. Of what the secret opens only its hash is kept.
 */
type Letters = {
  'invitation letter': { invitation: string; token: string }
  /**
   * By address, known or not: whether it has an account is looked up only here, where no answer
   * waits for it.
   */
  'reset letter': { email: string; token: string }
  'digest letter': { digest: string; token: string }
  'sign-up letter': { name: string; email: string; token: string }
  'new address letter': { account: string; email: string; token: string }
  'address notice': { email: string; what: keyof typeof addressNotices }
}

declare module '../../db/jobs' {
  interface Tasks extends Letters {}
}

export const letters = {
  'invitation letter': mailed<Letters['invitation letter']>(invitation),
  'reset letter': mailed<Letters['reset letter']>(reset),
  'digest letter': mailed<Letters['digest letter']>(digest),
  'sign-up letter': mailed<Letters['sign-up letter']>(signUp),
  'new address letter': mailed<Letters['new address letter']>(newAddress),
  'address notice': mailed<Letters['address notice']>(addressNotice),
}

// What is composed is what is true when it is sent: a link that opens nothing any more is not
// mailed.
function mailed<T>(compose: (told: Told<T>) => Promise<Letter | undefined>) {
  return async (told: Told<T>, job: Job) => {
    const letter = await compose(told)
    if (letter) await send(letter, job)
  }
}

async function invitation({ school, invitation: id, token }: Told<Letters['invitation letter']>) {
  const open =
    school &&
    (await withSchool(school, () => openInvitation(id, hashed(token)), { readOnly: true }))
  if (!open) return undefined
  // Read by someone who knows Skein not at all: no names but plain ones.
  const [name, inviter, joined] = [
    plainName(open.name, 'there'),
    plainName(open.inviter, 'A colleague'),
    plainName(open.school, 'a school'),
  ]
  const offer = `${inviter} invites you to ${joined}`
  const text = `Hello ${name},\n\n${offer} on Skein, where the team shares out leading and following. If you know neither of them, leave this mail alone: nothing happens.\nThe link works once, for fourteen days:`
  return { to: open.email, subject: offer, text, path: paths.join(token) }
}

async function reset({ email, token }: Told<Letters['reset letter']>) {
  const to = await atTheDoor(() => allowReset(email, hashed(token)))
  if (!to) return undefined
  const text = `Hello ${plainName(to.name, 'there')},\n\nsomeone, we hope you, asked for a new password on Skein. If it was not you, leave this mail alone: nothing changes.\nThe link works once, for one hour:`
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

async function newAddress({
  account: accountId,
  email,
  token,
}: Told<Letters['new address letter']>) {
  const way = await atTheDoor(() => allowEmail({ accountId, email }, hashed(token)))
  return way && { to: email, ...newAddressLetters[way](token) }
}

const newAddressLetters = {
  link: (token: string) => ({
    subject: 'Your new address for Skein',
    text: `Hello,\n\nsomeone, we hope you, wants Skein to write to this address from now on. If it was not you, leave this mail alone: nothing happens.\nSign in as before and follow this link. It works once, for one hour:`,
    path: paths.confirmEmail(token),
  }),
  known: () => ({
    subject: 'This address has an account on Skein',
    text: `Hello,\n\nsomeone, we hope you, wanted to use this address for another account on Skein. It has an account already, so nothing was changed. If it was not you, leave this mail alone.\nSign in here:`,
    path: paths.signIn(),
  }),
}

async function addressNotice({ email, what }: Told<Letters['address notice']>) {
  return { to: email, ...addressNotices[what] }
}

// To the address an account had: its owner learns of what someone else may have done.
const addressNotices = {
  asked: {
    subject: 'Someone asked to change your address on Skein',
    text: `Hello,\n\nsomeone who is signed in to your account asked Skein to write to another address in place of this one. Nothing has changed yet. If it was you, follow the link in the letter to the new address. If it was not you, choose a new password now:`,
    path: paths.forgotten(),
  },
  changed: {
    subject: 'Your address on Skein was changed',
    text: `Hello,\n\nyour account on Skein now has another address, and you sign in with that one. This address no longer opens it. If you did not do this, tell an administrator of your school at once.\nSign in here:`,
    path: paths.signIn(),
  },
  deleted: {
    subject: 'Your account on Skein is deleted',
    text: `Hello,\n\nyour account on Skein is deleted, and you have left the schools it belonged to. We keep no address of yours. If you did not do this, tell an administrator of your school, or those who run this Skein.\nSkein is here:`,
    path: paths.welcome(),
  },
}

async function digest({ school, digest: id, token }: Told<Letters['digest letter']>) {
  const letter = school && (await withSchool(school, () => digestToMail(id)))
  if (!letter) return undefined
  const { email, name, slug, notices } = letter
  const lines = notices.map((notice) => `- ${inOneLine(notice.sentence)}${linkOf(slug, notice)}`)
  const subject = `${letter.school}: ${notices.length === 1 ? 'something' : `${notices.length} things`} for you`
  const text = `Hello ${name},\n\n${lines.join('\n\n')}\n\n${howOften(letter)}\n\nStop these letters, without signing in:\n${linkTo(paths.stopLetters(token))}\n\nAll of it is on your Home page, too:`
  return { to: email, subject, text, path: paths.home(slug), stop: paths.stopLetters(token) }
}

// What someone wrote in lines would be read as a part of the letter.
const inOneLine = (said: string) => said.replaceAll(/\s+/g, ' ')

function linkOf(slug: string, { initiative, decision }: Digest['notices'][number]) {
  if (decision !== null) return `\n  ${linkTo(paths.decision(slug, decision))}`
  return initiative === null ? '' : `\n  ${linkTo(paths.initiative(slug, initiative))}`
}

function howOften({ letters: habit, slug, memberId }: Digest) {
  const often =
    habit === 'at once' ? 'You chose to be told at once' : 'You are told once a day at most'
  return `${often}, never in quiet hours, at weekends or in the holidays. Change how often:\n${linkTo(paths.personAct(slug, memberId, 'letters'))}`
}
