import type { MemberNoun } from '../../forms/member-acts'
import { act as away } from '../absences/acts/away'
import { act as back } from '../absences/acts/back'
import { act as cancelLeave } from '../absences/acts/cancel-leave'
import { act as leave } from '../absences/acts/leave'
import { act as stay } from '../absences/acts/stay'
import { act as letters } from '../notices/acts/letters'
import { act as reflection } from '../turns/acts/share-reflection'
import { act as access } from './acts/access'
import type { MemberAct } from './acts/member-act'
import { act as profile } from './acts/profile'

/** Every act on a member, by its noun in the URL. */
export const memberActs: Record<MemberNoun, MemberAct> = {
  profile,
  letters,
  access,
  reflection,
  away,
  leave,
  back,
  'cancel-leave': cancelLeave,
  stay,
}
