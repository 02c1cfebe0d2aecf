import { leave } from '../../../domain/turns/turns'
import { actForms } from '../../../forms/initiatives'
import { reason, reflecting } from '../../acts/shared-fields'
import type { InitiativeAct } from '../../acts/initiative-act'

export const act: InitiativeAct<typeof actForms.leave> = {
  title: 'Leave',
  lede: 'You stop following or shadowing. What you did here stays in its history.',
  submit: 'Leave',
  schema: actForms.leave,
  isOpen: (acting, at) =>
    at.roster.includes(acting.memberId) && !at.leads.includes(acting.memberId),
  settled({ acting }, at) {
    if (at.leads.includes(acting.memberId))
      return 'You lead this. Step back, or hand over the lead, so that everyone knows.'
    return at.roster.includes(acting.memberId)
      ? undefined
      : 'You do not follow or shadow this now, so there is nothing to leave.'
  },
  fields: () => [reason('Why'), ...reflecting()],
  perform: ({ acting }, number, value) => leave(acting, number, value),
}
