import { stepBack } from '../../../domain/turns/turns'
import { actForms } from '../../../forms/initiatives'
import { reason, reflecting } from '../../acts/shared-fields'
import type { InitiativeAct } from '../../acts/initiative-act'

export const act: InitiativeAct<(typeof actForms)['step-back']> = {
  title: 'Step back from the lead',
  lede: 'Stepping back is part of leading. Your seat is free from now on, and you follow unless you choose to leave.',
  submit: 'Step back',
  schema: actForms['step-back'],
  isOpen: (acting, at) => at.leads.includes(acting.memberId),
  settled: ({ acting }, at) =>
    at.leads.includes(acting.memberId)
      ? undefined
      : 'You do not lead this now, so there is nothing to step back from.',
  fields: () => [
    reason('Why'),
    ...reflecting(),
    { name: 'leave', kind: 'check', label: 'Leave the initiative rather than follow' },
  ],
  perform: ({ acting }, number, value) => stepBack(acting, number, value),
}
