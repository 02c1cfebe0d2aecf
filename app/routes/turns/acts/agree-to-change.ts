import { may } from '../../../domain/acting'
import { agreeToChange } from '../../../domain/turns/change-requests'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from '../../acts/initiative-act'
import { asked, whatIsAsked } from './change-request'

export const act: InitiativeAct<typeof actForms.agree> = {
  title: 'Agree to the change',
  lede: 'It is made at this moment, and kept in the history.',
  submit: 'Agree',
  schema: actForms.agree,
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  fields: (here) => [asked(here)],
  beside: whatIsAsked,
  perform: ({ acting }, number, { change }) => agreeToChange(acting, number, change),
}
