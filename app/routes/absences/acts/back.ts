import { may } from '../../../domain/acting'
import { backFromLeave } from '../../../domain/absences/returns'
import type { Leave } from '../../../domain/members/leaves'
import { memberForms } from '../../../forms/member-acts'
import { addDays } from '../../../vocabulary/days'
import { idOrNone } from '../../acts/subject-id'
import { isMe } from '../../members/acts/member-act'
import type { MemberAct } from '../../members/acts/member-act'
import { leaveOf, leaveSeen } from './leave-in-question'

export const act: MemberAct<typeof memberForms.back, Leave> = {
  title: 'I am back',
  lede: 'What others have taken over stays theirs. From the first day back you follow as before, and a lead that nobody was asked to take over is yours again.',
  submit: 'Save',
  schema: memberForms.back,
  isOpen: (acting, { id }) => may.recordLeave(acting, id),
  about: leaveOf,
  words: (here, member) =>
    isMe(here, member)
      ? {}
      : {
          title: `${member.name} is back`,
          lede: 'What others have taken over stays theirs. From the first day back they follow as before, and a lead that nobody was asked to take over is theirs again.',
        },
  fields: ({ acting }, _member, { startsOn }) => [
    {
      name: 'backOn',
      kind: 'day',
      label: 'First day back',
      value: startsOn < acting.school.today ? acting.school.today : addDays(startsOn, 1),
    },
  ],
  seen: leaveSeen,
  perform: (here, memberId, { backOn: on }) =>
    backFromLeave(here.acting, { memberId, leaveId: idOrNone(here, 'leave'), on }),
}
