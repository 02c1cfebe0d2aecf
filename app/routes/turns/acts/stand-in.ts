import { addDays } from '../../../vocabulary/days'
import { may } from '../../../domain/acting'
import { askForChange } from '../../../domain/turns/change-requests'
import { actForms } from '../../../forms/initiatives'
import { finding } from '../../acts/search-fields'
import { reason } from '../../acts/shared-fields'
import type { InitiativeAct } from '../../acts/initiative-act'
import { asTurns, ownTurns } from './turn-choices'

export const act: InitiativeAct<(typeof actForms)['stand-in']> = {
  title: 'Ask someone to stand in',
  lede: 'For a week or some days: they lead in your place once they agree, and your turn goes on after it.',
  submit: 'Ask them',
  schema: actForms['stand-in'],
  place: 'rotation',
  isOpen: (acting, at) => may.changeTurn(acting, at) && at.leads.length + at.comingLeads.length > 0,
  settled: (_here, at) =>
    at.leads.length + at.comingLeads.length
      ? undefined
      : 'Nobody leads this now, so there is nobody to stand in for. The lead can be taken.',
  whose:
    'Those who lead here, the sponsor or an administrator ask someone to stand in; you hold no lead now.',
  async fields(here, at) {
    const { acting } = here
    const turns = await ownTurns(acting, at)
    const week = turns[0] && weekOf(turns[0], acting.school.today)
    return [
      {
        name: 'turn',
        kind: 'select',
        label: 'Which turn',
        choices: asTurns(turns, acting.school.today),
        none: 'Choose …',
        value: turns[0]?.id,
      },
      await finding(here, {
        name: 'with',
        of: 'people',
        label: 'Who stands in',
        none: 'Choose …',
        without: at.leads,
        among: at.number,
      }),
      { name: 'startsOn', kind: 'day', label: 'First day', value: week?.from },
      { name: 'endsOn', kind: 'day', label: 'Last day', value: week?.to },
      reason('A line for them'),
    ]
  },
  perform: ({ acting }, number, { turn, with: withMemberId, startsOn, endsOn, reason: why }) =>
    askForChange(acting, number, {
      kind: 'stand in',
      turnId: turn,
      withMemberId,
      startsOn,
      endsOn,
      reason: why,
    }),
}

// A week of the turn, from today on or from its first day.
function weekOf({ from, to }: { from: string; to: string | null }, today: string) {
  const first = from > today ? from : today
  const last = addDays(first, 6)
  return { from: first, to: to && to < last ? to : last }
}
