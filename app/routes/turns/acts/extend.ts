import { lastDayFrom } from '../../../domain/calendar/open-days'
import { schoolCalendar } from '../../../domain/calendar/calendar'
import { addDays } from '../../../vocabulary/days'
import { may } from '../../../domain/acting'
import { peopleToChoose } from '../../../domain/initiatives/initiatives'
import { askForChange, mayConsent } from '../../../domain/turns/change-requests'
import { actForms } from '../../../forms/initiatives'
import { named, reason } from '../../acts/shared-fields'
import type { InitiativeAct } from '../../acts/initiative-act'
import { asTurns, extendableTurns } from './turn-choices'

export const act: InitiativeAct<typeof actForms.extend> = {
  title: 'Extend a turn, once',
  lede: 'A turn lasts longer, once, when the next lead agrees, who then begins that much later; where nobody is planned, someone who follows.',
  submit: 'Ask for consent',
  schema: actForms.extend,
  place: 'rotation',
  isOpen: (acting, at) =>
    at.endingLeads.some(
      (memberId) => memberId === acting.memberId || may.changeAnyTurn(acting, at),
    ) && at.roster.length + at.comingLeads.length > at.leads.length,
  async settled({ acting }, at) {
    if (!at.leads.length && !at.comingLeads.length)
      return 'Nobody leads this now, so there is no turn to extend.'
    if (at.roster.length + at.comingLeads.length <= at.leads.length)
      return 'Nobody follows this now, and a turn is extended with the consent of a follower.'
    const { turns, why } = await extendableTurns(acting, at)
    return turns.length ? undefined : why
  },
  whose:
    'A turn is extended by those who lead here, the sponsor or an administrator; you hold no lead now.',
  async fields({ acting }, at) {
    const { turns } = await extendableTurns(acting, at)
    const last = turns[0]?.to
    const followers = (await peopleToChoose([...at.roster, ...at.comingLeads])).filter(
      ({ id }) => mayConsent(at, id) && id !== acting.memberId,
    )
    const next = at.comingLeads.find((coming) => followers.some(({ id }) => id === coming))
    return [
      {
        name: 'turn',
        kind: 'select',
        label: 'Which turn',
        choices: asTurns(turns, acting.school.today),
        none: 'Choose …',
        value: turns[0]?.id,
      },
      {
        name: 'endsOn',
        kind: 'day',
        label: 'New last day',
        value: last ? lastDayFrom(await schoolCalendar(), addDays(last, 7)) : undefined,
      },
      {
        name: 'with',
        kind: 'select',
        label: 'Who agrees',
        hint: 'The next lead, if one is planned before that day; else someone who follows.',
        choices: named(followers),
        none: 'Choose …',
        value: next,
      },
      reason('Why'),
    ]
  },
  perform: ({ acting }, number, { turn, with: withMemberId, endsOn, reason: why }) =>
    askForChange(acting, number, {
      kind: 'extend',
      turnId: turn,
      withMemberId,
      endsOn,
      reason: why,
    }),
}
