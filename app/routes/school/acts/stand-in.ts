import { may } from '../../../domain/access'
import { peopleToChoose } from '../../../domain/initiatives'
import { askForChange } from '../../../domain/turn-changes'
import { actForms } from '../../../forms/initiatives'
import { named, reason } from './act'
import type { InitiativeAct } from './act'
import { asTurns, ownTurns } from './turn-choices'

export const act: InitiativeAct<(typeof actForms)['stand-in']> = {
  title: 'Ask someone to stand in',
  lede: 'For a week or some days: they lead in your place once they agree, and your turn goes on after it.',
  submit: 'Ask them',
  schema: actForms['stand-in'],
  place: 'rotation',
  isOpen: (acting, at) => may.changeTurn(acting, at) && at.leads.length + at.comingLeads.length > 0,
  async fields({ acting }, at) {
    const turns = asTurns(await ownTurns(acting, at))
    return [
      { name: 'turn', kind: 'select', label: 'Which turn', choices: turns, none: 'Choose …', value: turns[0]?.value },
      { name: 'with', kind: 'select', label: 'Who stands in', choices: named((await peopleToChoose()).filter(({ id }) => !at.leads.includes(id))), none: 'Choose …' },
      { name: 'startsOn', kind: 'day', label: 'First day' },
      { name: 'endsOn', kind: 'day', label: 'Last day' },
      reason('A line for them'),
    ]
  },
  perform: ({ acting }, number, { turn, with: withMemberId, startsOn, endsOn, reason: why }) => askForChange(acting, number, { kind: 'stand in', turnId: turn, withMemberId, startsOn, endsOn, reason: why }),
}
