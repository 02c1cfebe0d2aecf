import { may } from '../../../domain/access'
import { partAsked } from '../../../domain/methods'
import { inviteLate, respond as give } from '../../../domain/responses'
import { membersToChoose } from '../../../domain/choices'
import { decidingForms } from '../../../forms/deciding'
import { voices } from '../../../words'
import { plain } from './act'
import type { DecisionAct } from './act'

export const respond: DecisionAct<typeof decidingForms.respond> = {
  title: 'Respond',
  lede: 'You can change it until the close; every change is kept.',
  submit: 'Give my response',
  schema: decidingForms.respond,
  isOpen: (acting, at) => at.state === 'open' && !at.isPast && may.respond(acting, at, partAsked(at.rules)),
  fields: (_, at) => [
    { name: 'choice', kind: 'choice', label: at.question, choices: at.rules.options.map(({ meaning, label, means }) => ({ value: meaning, label, hint: means })) },
    ...(at.rules.secret ? [] : [{ name: 'reason', kind: 'long' as const, label: 'Why', hint: 'Some answers come with a reason; it always helps.', optional: !at.rules.options.some(({ reason }) => reason) }]),
  ],
  perform: ({ acting }, number, said) => give(acting, number, said),
}

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
