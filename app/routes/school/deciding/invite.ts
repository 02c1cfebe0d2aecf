import { may } from '../../../domain/access'
import { inviteLate } from '../../../domain/responses'
import { membersToChoose } from '../../../domain/choices'
import { decidingForms } from '../../../forms/deciding'
import { voices } from '../../../words'
import { plain } from './act'
import type { DecisionAct } from './act'

export const invite: DecisionAct<typeof decidingForms.invite> = {
  title: 'Invite someone else',
  lede: 'A bigger decision, a wider net. They are asked in the round that is open.',
  submit: 'Invite them',
  schema: decidingForms.invite,
  isOpen: (acting, at) => at.state === 'open' && !at.isPast && may.steer(acting, at),
  fields: async (_, at) => [
    { name: 'member', kind: 'select', label: 'Who', none: 'Choose …', choices: (await membersToChoose()).filter(({ id }) => !at.invited.some(({ memberId }) => memberId === id)).map(({ id, name }) => ({ value: id, label: name })) },
    ...(at.method === 'advice process' ? [{ name: 'voice', kind: 'select' as const, label: 'Because they are', optional: true, none: 'Neither in particular', choices: plain(voices) }] : []),
  ],
  perform: ({ acting }, number, said) => inviteLate(acting, number, said),
}
