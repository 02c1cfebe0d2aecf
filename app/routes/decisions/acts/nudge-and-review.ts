import { may } from '../../../domain/acting'
import { isEveryoneHeard } from '../../../domain/decisions/state'
import { nudge as send } from '../../../domain/decisions/nudges'
import { reviewDecision } from '../../../domain/decisions/reviews'
import { decidingForms } from '../../../forms/decisions'
import type { DecisionAct } from './decision-act'

export const nudge: DecisionAct<typeof decidingForms.nudge> = {
  title: 'Ask those not heard',
  lede: 'One nudge a round, to everyone who has not responded: on their Home page, and in a letter as often as each of them wants letters. Never in the evening or at the weekend.',
  submit: 'Send one nudge',
  schema: decidingForms.nudge,
  isOpen: (acting, at) =>
    at.state === 'open' && !at.isPast && may.nudge(acting, at) && !isEveryoneHeard(at),
  fields: () => [],
  perform: ({ acting }, number) => send(acting, number),
}

export const review: DecisionAct<typeof decidingForms.review> = {
  title: 'Review it',
  lede: 'To amend it, propose a decision that supersedes it: that answers the review when it passes.',
  submit: 'Record the review',
  schema: decidingForms.review,
  isOpen: (acting, at) => at.outcome === 'passed' && may.reviewDecision(acting),
  fields: () => [
    {
      name: 'result',
      kind: 'choice',
      label: 'What becomes of it?',
      choices: [
        { value: 'kept', label: 'Keep it', hint: 'It does what we hoped.' },
        { value: 'ended', label: 'End it', hint: 'It has done its work, or did not do it.' },
      ],
    },
    { name: 'line', kind: 'line', label: 'Why, in a line' },
    { name: 'nextReviewOn', kind: 'day', label: 'Review again on', optional: true },
  ],
  perform: ({ acting }, number, said) => reviewDecision(acting, number, said),
}
