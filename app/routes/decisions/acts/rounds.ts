import { may } from '../../../domain/acting'
import { endRound as end, holdRound, noteSpeaker } from '../../../domain/decisions/rounds'
import { decidingForms } from '../../../forms/decisions'
import { roundKinds, turnsToSpeak } from '../../../vocabulary/decisions'
import { asked, isRunning, plain } from './decision-act'
import type { DecisionAct } from './decision-act'

const means = {
  present: 'The proposal is read out.',
  'clarifying questions': 'Only to understand it.',
  reactions: 'Everyone, one after the other.',
  consent: 'Consent, a concern, or an objection.',
}

export const round: DecisionAct<typeof decidingForms.round> = {
  title: 'Hold a round',
  lede: 'Everyone who is invited is reached, one after the other, and may pass.',
  submit: 'Begin the round',
  schema: decidingForms.round,
  isOpen: (acting, at) =>
    at.state === 'open' &&
    !at.isPast &&
    (at.method === 'consent' || at.method === 'fist to five') &&
    may.holdRound(acting, at),
  fields: (here) => [
    {
      name: 'kind',
      kind: 'choice',
      label: 'Which round?',
      choices: plain(roundKinds, means),
      value: asked(here, 'kind') ?? undefined,
    },
  ],
  perform: ({ acting }, number, said) => holdRound(acting, number, said),
}

export const speaker: DecisionAct<typeof decidingForms.speaker> = {
  title: 'Note who spoke',
  lede: 'For the person who holds the round, and for yourself.',
  submit: 'Note it',
  schema: decidingForms.speaker,
  isOpen: (acting, at) => isRunning(at) && may.holdRound(acting, at),
  fields: (_, at) => [
    {
      name: 'member',
      kind: 'select',
      label: 'Who',
      none: 'Choose …',
      choices: at.invited.map(({ memberId, name }) => ({ value: memberId, label: name })),
    },
    { name: 'turn', kind: 'choice', label: 'They', choices: plain(turnsToSpeak) },
  ],
  perform: ({ acting }, number, said) => noteSpeaker(acting, number, said),
}

export const endRound: DecisionAct<(typeof decidingForms)['end-round']> = {
  title: 'End the round',
  lede: 'Those who were not reached are listed by name.',
  submit: 'End the round',
  schema: decidingForms['end-round'],
  isOpen: (acting, at) => isRunning(at) && may.holdRound(acting, at),
  fields: () => [],
  perform: ({ acting }, number) => end(acting, number),
}
