import { may } from '../../../domain/acting'
import { inviteLate } from '../../../domain/decisions/responses'
import { decidingForms } from '../../../forms/decisions'
import { voices } from '../../../vocabulary/decisions'
import { finding } from '../../acts/search-fields'
import { plain } from './decision-act'
import type { DecisionAct } from './decision-act'

export const invite: DecisionAct<typeof decidingForms.invite> = {
  title: 'Invite someone else',
  lede: 'A bigger decision, a wider net. They are asked in the round that is open.',
  submit: 'Invite them',
  schema: decidingForms.invite,
  isOpen: (acting, at) => at.state === 'open' && !at.isPast && may.steer(acting, at),
  fields: async (here, at) => [
    await finding(here, {
      name: 'member',
      of: 'members',
      label: 'Who',
      none: 'Choose …',
      without: at.invited.map(({ memberId }) => memberId),
    }),
    ...(at.method === 'advice process'
      ? [
          {
            name: 'voice',
            kind: 'select' as const,
            label: 'Because they are',
            optional: true,
            none: 'Neither in particular',
            choices: plain(voices),
          },
        ]
      : []),
  ],
  perform: ({ acting }, number, said) => inviteLate(acting, number, said),
  names: (_number, { member }) => member,
}
