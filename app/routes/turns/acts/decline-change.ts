import { may } from '../../../domain/acting'
import { declineChange } from '../../../domain/turns/change-requests'
import { actForms } from '../../../forms/initiatives'
import { reason } from '../../acts/shared-fields'
import type { InitiativeAct } from '../../acts/initiative-act'
import { asked, whatIsAsked } from './change-request'

export const act: InitiativeAct<typeof actForms.disagree> = {
  title: 'Leave the turns as they are',
  lede: 'Nothing changes, and nobody has to explain. A line helps the one who asked.',
  submit: 'Leave them as they are',
  schema: actForms.disagree,
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  fields: (here) => [asked(here), reason('A line for them')],
  beside: whatIsAsked,
  perform: ({ acting }, number, { change, reason: why }) =>
    declineChange(acting, number, { id: change, reason: why }),
}
