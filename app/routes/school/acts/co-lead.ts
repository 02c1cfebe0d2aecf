import { may } from '../../../domain/access'
import { addSeat } from '../../../domain/turns'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from './act'

export const act: InitiativeAct<(typeof actForms)['co-lead']> = {
  title: 'Open a seat for a co-lead',
  lede: 'Someone else can then take the lead beside those who lead now. There are three seats at most.',
  submit: 'Open a seat',
  schema: actForms['co-lead'],
  isOpen: (acting, at) => may.assignLead(acting, at) && at.leadSeats < 3 && at.stage !== 'stopped',
  fields: () => [],
  perform: ({ acting }, number) => addSeat(acting, number),
}
