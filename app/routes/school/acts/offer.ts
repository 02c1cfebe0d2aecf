import { may } from '../../../domain/access'
import { offer } from '../../../domain/offers'
import { actForms } from '../../../forms/initiatives'
import { readinesses } from '../../../words'
import { asChoices } from './act'
import type { InitiativeAct } from './act'

const hints = { ready: 'I could begin now.', 'ready with support': 'I would like someone beside me.', 'shadow first': 'I would like to walk beside the lead first.' }

export const act: InitiativeAct<typeof actForms.offer> = {
  title: 'Offer to lead',
  lede: 'Your offer stands until it is answered or you withdraw it.',
  submit: 'Offer',
  schema: actForms.offer,
  isOpen: (acting, at) => may.takePart(acting) && at.stage !== 'stopped' && !at.leads.includes(acting.memberId),
  fields: () => [
    { name: 'readiness', kind: 'choice', label: 'How ready are you?', choices: asChoices(readinesses, hints) },
    { name: 'note', kind: 'long', label: 'A note', hint: 'What draws you, what would help.', optional: true },
  ],
  perform: ({ acting }, number, value) => offer(acting, number, value),
}
