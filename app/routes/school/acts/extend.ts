import { may } from '../../../domain/access'
import { peopleToChoose } from '../../../domain/initiatives'
import { askForChange } from '../../../domain/turn-changes'
import { actForms } from '../../../forms/initiatives'
import { named, reason } from './act'
import type { InitiativeAct } from './act'
import { asTurns, ownTurns } from './turn-choices'

export const act: InitiativeAct<typeof actForms.extend> = {
  title: 'Extend a turn, once',
  lede: 'A turn lasts longer, once, when someone who follows agrees. Who is planned next begins that much later.',
  submit: 'Ask for consent',
  schema: actForms.extend,
  place: 'rotation',
  isOpen: (acting, at) => may.changeTurn(acting, at) && at.leads.length > 0 && at.roster.length > at.leads.length,
  async fields({ acting }, at) {
    const turns = asTurns((await ownTurns(acting, at)).filter(({ to }) => to !== null))
    return [
      { name: 'turn', kind: 'select', label: 'Which turn', choices: turns, none: 'Choose …', value: turns[0]?.value },
      { name: 'endsOn', kind: 'day', label: 'New last day' },
      { name: 'with', kind: 'select', label: 'Who agrees', hint: 'Someone who follows; the next lead, if one is planned.', choices: named((await peopleToChoose()).filter(({ id }) => at.roster.includes(id) && id !== acting.memberId)), none: 'Choose …' },
      reason('Why'),
    ]
  },
  perform: ({ acting }, number, { turn, with: withMemberId, endsOn, reason: why }) => askForChange(acting, number, { kind: 'extend', turnId: turn, withMemberId, endsOn, reason: why }),
}
