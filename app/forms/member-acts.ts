import { Away, Back, LeaveSchool, Unsaid } from './absences'
import { confirming } from './kit/confirmation'
import { Letters, Profile, Sharing, PositionAndAccess } from './members'

/** What every act on a member asks, by its noun in the URL. */
export const memberForms = {
  profile: Profile,
  letters: Letters,
  access: confirming(PositionAndAccess),
  reflection: Sharing,
  away: Away,
  leave: confirming(LeaveSchool),
  back: Back,
  'cancel-leave': Unsaid,
  stay: Unsaid,
}

export type MemberNoun = keyof typeof memberForms
