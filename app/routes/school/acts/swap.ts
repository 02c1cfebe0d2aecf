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
  isOpen: (acting, at) => at.comingLeads.some((memberId) => memberId === acting.memberId || may.changeAnyTurn(acting, at)),
  async fields({ acting }, at) {
    const mine = asTurns((await ownTurns(acting, at)).filter(({ isAhead }) => isAhead))
    const others = asTurns(await comingTurns(acting)).filter(({ value }) => mine.length > 1 || value !== mine[0]?.value)
    return [
      { name: 'turn', kind: 'select', label: 'This turn', choices: mine, none: 'Choose …', value: mine[0]?.value },
      { name: 'other', kind: 'select', label: 'With that one', choices: others, none: 'Choose …', value: others.length === 1 ? others[0]?.value : undefined },
      reason('Why'),
    ]
  },
  perform: ({ acting }, number, { turn, other, reason: why }) => askForChange(acting, number, { kind: 'swap', turnId: turn, otherTurnId: other, reason: why }),
}
