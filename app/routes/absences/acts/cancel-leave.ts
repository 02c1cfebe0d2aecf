import { cancelLeave } from '../../../domain/absences/absences'
import { may } from '../../../domain/acting'
import type { Leave } from '../../../domain/members/leaves'
import { memberForms } from '../../../forms/member-acts'
import { idOrNone } from '../../acts/subject-id'
import type { MemberAct } from '../../members/acts/member-act'
import { leaveOf, leaveSeen } from './leave-in-question'

export const act: MemberAct<(typeof memberForms)['cancel-leave'], Leave> = {
  title: 'Call off this leave',
  lede: 'It does not take place. What nobody has taken yet comes back; what others have accepted stays theirs.',
  submit: 'Call off the leave',
  schema: memberForms['cancel-leave'],
  isOpen: (acting, { id }) => may.recordLeave(acting, id),
  about: leaveOf,
  fields: () => [],
  seen: leaveSeen,
  perform: (here, id) => cancelLeave(here.acting, id, idOrNone(here, 'leave')),
}
