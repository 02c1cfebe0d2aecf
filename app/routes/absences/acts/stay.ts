import { stay } from '../../../domain/absences/absences'
import { may } from '../../../domain/acting'
import { memberForms } from '../../../forms/member-acts'
import { isMe } from '../../members/acts/member-act'
import type { MemberAct } from '../../members/acts/member-act'
import { lastDayRecorded, lastDaySeen } from './last-day'

const lede = 'What nobody has taken yet comes back; what others have accepted stays theirs.'

export const act: MemberAct<typeof memberForms.stay> = {
  title: 'I am staying after all',
  lede,
  submit: 'Take back the last day',
  schema: memberForms.stay,
  isOpen: (acting, { id: memberId, access, lastDayOn }) =>
    lastDayOn !== null && may.letGo(acting, { memberId, access }),
  settled: ({ acting }, { id: memberId, access, lastDayOn }) =>
    lastDayOn === null && may.letGo(acting, { memberId, access })
      ? 'There is no last day to take back.'
      : undefined,
  words: (here, member) => ({
    lede: lede + lastDayRecorded(member.lastDayOn, 'It is taken back.'),
    ...(isMe(here, member) ? {} : { title: `${member.name} is staying after all` }),
  }),
  fields: () => [],
  seen: lastDaySeen,
  perform: ({ acting }, id) => stay(acting, id),
}
