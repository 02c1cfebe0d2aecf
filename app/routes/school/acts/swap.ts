import { may } from '../../../domain/access'
import { askForChange } from '../../../domain/turn-changes'
import { actForms } from '../../../forms/initiatives'
import { reason } from './act'
import type { InitiativeAct } from './act'
import { asTurns, comingTurns, ownTurns } from './turn-choices'

export const act: InitiativeAct<typeof actForms.swap> = {
  title: 'Swap a coming turn',
  lede: 'Two turns that have not begun change their holders, once the other agrees.',
  submit: 'Ask to swap',
  schema: actForms.swap,
  place: 'rotation',
  isOpen: (acting, at) => may.changeTurn(acting, at) && at.comingLeads.length > 0,
  fields: async ({ acting }, at) => [
    { name: 'turn', kind: 'select', label: 'This turn', choices: asTurns((await ownTurns(acting, at)).filter(({ isAhead }) => isAhead)), none: 'Choose …' },
    { name: 'other', kind: 'select', label: 'With that one', choices: asTurns(await comingTurns(acting)), none: 'Choose …' },
    reason('Why'),
  ],
  perform: ({ acting }, number, { turn, other, reason: why }) => askForChange(acting, number, { kind: 'swap', turnId: turn, otherTurnId: other, reason: why }),
}
