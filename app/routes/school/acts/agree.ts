import { may } from '../../../domain/access'
import { agreeToChange } from '../../../domain/turn-changes'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from './act'
import { asked, whatIsAsked } from './asked'

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
