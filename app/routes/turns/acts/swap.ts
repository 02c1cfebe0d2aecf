import { may } from '../../../domain/acting'
import { askForChange } from '../../../domain/turns/change-requests'
import { notSwappedWith } from '../../../domain/turns/swap-rules'
import { actForms } from '../../../forms/initiatives'
import { reason, hidden } from '../../acts/shared-fields'
import type { InitiativeAct } from '../../acts/initiative-act'
import { asTurns, comingTurns, ownTurns, spanOf } from './turn-choices'

export const act: InitiativeAct<typeof actForms.swap> = {
  title: 'Swap a coming turn',
  lede: 'Press the turn you would like. The person who holds it is asked, and nothing changes until they agree.',
  submit: 'Ask to swap',
  schema: actForms.swap,
  place: 'rotation',
  isOpen: (acting, at) =>
    at.comingLeads.some(
      (memberId) => memberId === acting.memberId || may.changeAnyTurn(acting, at),
    ),
  settled({ acting }, at) {
    if (!at.comingLeads.length)
      return 'No turn in the lead is planned ahead here, so there is none to swap yet.'
    if (may.changeAnyTurn(acting, at) || at.comingLeads.includes(acting.memberId)) return undefined
    return 'You have no coming turn in the lead here, and only turns that have not begun are swapped. One that runs can be handed over, or someone can stand in.'
  },
  async fields({ acting }, at) {
    const [first, ...more] = (await ownTurns(acting, at)).filter(({ isAhead }) => isAhead)
    const never = first && !more.length ? [first.id, ...(await notSwappedWith(first.id))] : []
    const others = (await comingTurns(acting)).filter(({ id }) => !never.includes(id))
    const one =
      first &&
      `Instead of ${first.memberId === acting.memberId ? 'your' : `${first.name}’s`} lead ${spanOf(first, acting.school.today)}.`
    return [
      more.length
        ? {
            name: 'turn',
            kind: 'select',
            label: 'This turn',
            choices: asTurns(
              [first, ...more].filter((turn) => turn !== undefined),
              acting.school.today,
            ),
            value: first?.id,
          }
        : hidden('turn', first?.id ?? ''),
      reason('Why'),
      {
        name: 'other',
        kind: 'press',
        label: 'Ask to swap with',
        hint: more.length ? undefined : one,
        choices: others.map((turn) => ({
          value: turn.id,
          label: `${turn.name}: ${turn.title}`,
          hint: spanOf(turn, acting.school.today),
        })),
        none: 'No other turn is planned just now, so there is nothing to swap with.',
      },
    ]
  },
  perform: ({ acting }, number, { turn, other, reason: why }) =>
    askForChange(acting, number, { kind: 'swap', turnId: turn, otherTurnId: other, reason: why }),
}
