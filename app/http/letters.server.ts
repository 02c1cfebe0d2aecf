import { paths } from '../paths'
import type { Letter } from './mail.server'

/** The invitation to a school, with its link. */
export function invitationLetter({ to, school, inviter, token }: { to: { name: string; email: string }; school: string; inviter: string; token: string }): Letter {
  const text = `Hello ${to.name},\n\n${inviter} invites you to ${school} on Skein, where the team shares out leading and following.\nThe link works once, for fourteen days:`
  return { to: to.email, subject: `${inviter} invites you to ${school}`, text, path: paths.join(token) }
}

/** The way back in for someone who forgot their password. */
export function resetLetter({ to, token }: { to: { name: string; email: string }; token: string }): Letter {
  const text = `Hello ${to.name},\n\nsomeone, we hope you, asked for a new password on Skein. If it was not you, leave this mail alone: nothing changes.\nThe link works once, for one hour:`
  return { to: to.email, subject: 'A new password for Skein', text, path: paths.reset(token) }
}
