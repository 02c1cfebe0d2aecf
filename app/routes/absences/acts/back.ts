import { may } from '../../../domain/acting'
import { endLeave } from '../../../domain/members/leaves'
import type { Leave } from '../../../domain/members/leaves'
import { memberForms } from '../../../forms/member-acts'
import { addDays } from '../../../vocabulary/days'
import { idOrNone } from '../../acts/subject-id'
import { isMe } from '../../members/acts/member-act'
import type { MemberAct } from '../../members/acts/member-act'
import { leaveOf } from './leave-in-question'

export const act: MemberAct<typeof memberForms.back, Leave> = {
  title: 'I am back',
  lede: 'What was handed over stays where it is; from the first day back everything is open again, to follow, to offer and to lead.',
  submit: 'Save',
  schema: memberForms.back,
  isOpen: (acting, { id }) => may.recordLeave(acting, id),
  about: leaveOf,
  words: (here, member) => (isMe(here, member) ? {} : { title: `${member.name} is back` }),
  fields: ({ acting }, _member, { startsOn }) => [
    {
      name: 'backOn',
      kind: 'day',
      label: 'First day back',
      value: startsOn < acting.school.today ? acting.school.today : addDays(startsOn, 1),
    },
  ],
  perform: (here, _id, { backOn }) => endLeave(here.acting, idOrNone(here, 'leave'), backOn),
}
