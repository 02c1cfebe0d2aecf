import { may } from '../../../domain/acting'
import { closeDecision } from '../../../domain/decisions/close'
import { isEveryoneHeard, tallyOf } from '../../../domain/decisions/state'
import { draftOf } from '../../../domain/decisions/drafts'
import { isLedByOne } from '../../../domain/decisions/methods'
import { versionOf } from '../../../domain/decisions/proposals'
import { passDecisionOn } from '../../../domain/decisions/steward'
import { outcomesOpen, recordOutcome, withdrawDecision } from '../../../domain/decisions/outcomes'
import { peopleToChoose } from '../../../domain/initiatives/initiatives'
import { decidingForms } from '../../../forms/decisions'
import { beginningOf } from '../../../vocabulary/beginnings'
import { isRunning } from './decision-act'
import { finding } from '../../acts/search-fields'
import type { DecisionAct } from './decision-act'

const words = { passed: 'Passed', 'not passed': 'Not passed', referred: 'Referred' }
const means = {
  passed: '',
  'not passed': 'It does not go ahead as proposed.',
  referred: 'Back to its proposer, or on to someone else.',
}

export const close: DecisionAct<typeof decidingForms.close> = {
  title: 'Close it',
  lede: 'No one can respond after this. Then the outcome is written down.',
  submit: 'Close for responses',
  schema: decidingForms.close,
  isOpen: (acting, at) =>
    at.state === 'open' &&
    (may.settle(acting, at, { isLed: isLedByOne(at.rules) }) || may.steer(acting, at)) &&
    (at.isPast || (at.rules.earlyClose && (isEveryoneHeard(at) || isLedByOne(at.rules)))),
  fields: () => [],
  perform: ({ acting }, number) => closeDecision(acting, number),
}

export const outcome: DecisionAct<typeof decidingForms.outcome> = {
  title: 'Record the outcome',
  lede: 'Once it is recorded, nothing about this decision changes any more.',
  submit: 'Record the outcome',
  schema: decidingForms.outcome,
  isOpen: (acting, at) =>
    at.state === 'closing' && may.settle(acting, at, { isLed: isLedByOne(at.rules) }),
  fields: async ({ acting }, at) => {
    const counted = tallyOf(at)
    const open = outcomesOpen(at, counted)
    const { body, reviewOn } = await draftOf(acting, at)
    return [
      {
        name: 'outcome',
        kind: 'choice',
        label: 'How did it end?',
        hint: counted.because.join(' '),
        choices: open.map((value) => ({ value, label: words[value], hint: means[value] })),
        value: open[0],
      },
      {
        name: 'decided',
        kind: 'long',
        label: 'What was decided',
        value: open[0] === 'passed' ? body : undefined,
      },
      {
        name: 'why',
        kind: 'long',
        label: 'Why',
        hint: 'The reasons; what was done with objections and advice is next to them.',
        optional: true,
      },
      {
        name: 'reviewOn',
        kind: 'day',
        label: 'Review on',
        optional: at.method !== 'consent',
        value: reviewOn,
      },
    ]
  },
  perform: ({ acting }, number, said) => recordOutcome(acting, number, said),
}

export const passOn: DecisionAct<(typeof decidingForms)['pass-on']> = {
  title: 'Pass it on',
  lede: 'Someone else sees it through from now on: amends it, asks again, and writes down the outcome unless one person decides. That you proposed it stays.',
  submit: 'Pass it on',
  schema: decidingForms['pass-on'],
  isOpen: (acting, at) => at.state !== 'decided' && may.steer(acting, at),
  fields: async (here, at) => [
    await finding(here, {
      name: 'to',
      of: 'people',
      label: 'To whom',
      none: 'Choose …',
      without: [at.keeperId ?? at.proposerId ?? ''],
    }),
  ],
  async beside(_here, { keeperId, proposerId }) {
    const [keeper] = await peopleToChoose([keeperId ?? proposerId ?? ''].filter(Boolean))
    return keeper ? [{ title: 'Who sees it through now', lines: [{ text: keeper.name }] }] : []
  },
  seen: { of: (_here, { keeperId, proposerId }) => keeperId ?? proposerId },
  perform: ({ acting }, number, { to }) => passDecisionOn(acting, number, to),
}

export const withdraw: DecisionAct<typeof decidingForms.withdraw> = {
  title: 'Withdraw it',
  lede: 'It stays in the log as withdrawn, with what was said.',
  submit: 'Withdraw it',
  schema: decidingForms.withdraw,
  isOpen: (acting, at) => (isRunning(at) || at.state === 'draft') && may.steer(acting, at),
  fields: () => [{ name: 'reason', kind: 'line', label: 'Why' }],
  async beside(_here, { id, version }) {
    const { body } = await versionOf(id, version)
    return [{ title: 'What is withdrawn', lines: [{ text: beginningOf(body) }] }]
  },
  seen: {
    of: async ({ acting }, at) =>
      at.state === 'draft' ? draftOf(acting, at) : [at.version, at.round],
  },
  perform: ({ acting }, number, { reason }) => withdrawDecision(acting, number, reason),
}
