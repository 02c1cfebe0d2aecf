import { guestsOnlyRead, may } from '../../../domain/acting'
import { takeLead } from '../../../domain/turns/turns'
import { actForms } from '../../../forms/initiatives'
import { cameAbout } from '../../../vocabulary'
import { asChoices, reason } from '../../acts/shared-fields'
import { stopped } from '../../acts/initiative-act'
import type { InitiativeAct } from '../../acts/initiative-act'
import { besideStudent } from '../../members/acts/student-ally'

const hints = {
  offered: 'I offered.',
  asked: 'Someone asked me.',
  chosen: 'The team chose me.',
  assigned: 'I was told to.',
}

export const act: InitiativeAct<(typeof actForms)['take-lead']> = {
  title: 'Take the lead',
  lede: 'A seat is free. You lead from now on, and hand over when the time comes.',
  submit: 'Take the lead',
  schema: actForms['take-lead'],
  isOpen: (acting, at) =>
    may.takePart(acting) &&
    at.stage !== 'stopped' &&
    at.freeSeats.length > 0 &&
    !at.leads.includes(acting.memberId),
  settled: ({ acting }, at) =>
    at.leads.includes(acting.memberId)
      ? 'You lead this already.'
      : (stopped(at) ??
        (at.freeSeats.length
          ? undefined
          : 'Others lead this now. You can offer, and the team will know.')),
  whose: guestsOnlyRead,
  fields: () => [
    {
      name: 'cameAbout',
      kind: 'choice',
      label: 'How did it come about?',
      choices: asChoices(cameAbout, hints),
      value: 'offered',
    },
    reason('Why you, why now'),
  ],
  beside: besideStudent,
  perform: ({ acting }, number, value) => takeLead(acting, number, value),
}
