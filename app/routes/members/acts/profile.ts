import { may } from '../../../domain/acting'
import { describeMyself } from '../../../domain/members/profile'
import { memberForms } from '../../../forms/member-acts'
import type { MemberAct } from './member-act'
import { workDays } from './member-act'

export const act: MemberAct<typeof memberForms.profile> = {
  title: 'Describe yourself',
  lede: 'Your own words, for your team. They suggest, and never decide.',
  submit: 'Save',
  schema: memberForms.profile,
  isOpen: (acting, { id }) => may.editProfile(acting, id),
  fields: (_here, member) => [
    {
      name: 'strengths',
      kind: 'long',
      label: 'Strengths',
      hint: 'What do people come to you for, when you lead and when you follow?',
      optional: true,
      value: member.strengths,
    },
    {
      name: 'growthEdges',
      kind: 'long',
      label: 'Growth edges',
      hint: 'What would you like to grow into, and with whose help?',
      optional: true,
      value: member.growthEdges,
    },
    workDays('Days I work', member),
  ],
  edits: { kind: 'member' },
  perform: ({ acting }, id, said) => describeMyself(acting, id, said),
}
