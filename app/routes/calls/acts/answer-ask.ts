import { acceptAsk as accept, declineAsk as decline } from '../../../domain/calls/asks'
import { askToAnswer } from '../../../domain/calls/pending-answer'
import type { AskToAnswer } from '../../../domain/calls/pending-answer'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import { callVerbs } from '../../../vocabulary'
import { exactDay } from '../../../vocabulary/dates'
import { sentence } from '../../../vocabulary/sentences'
import { linesFor } from '../../acts/facts'
import { reason } from '../../acts/shared-fields'
import type { Beside } from '../../acts/act'
import type { InitiativeAct } from '../../acts/initiative-act'
import { besideStudent } from '../../members/acts/student-ally'
import { accepting, answered, declining } from './pending-answer'
import { idSaid } from '../../acts/subject-id'

const about = (here: Here, at: InitiativeState) => askToAnswer(here.acting, at, idSaid(here, 'ask'))

export const acceptAsk: InitiativeAct<typeof actForms.accept, AskToAnswer> = {
  ...accepting,
  about,
  words: (_here, at, { role }) => ({
    title: `Would you ${callVerbs[role]} ${at.title}?`,
    lede: 'If you say yes, you begin at this moment. A no is just as welcome.',
    submit: 'Yes, I will',
  }),
  beside: async (here, _at, given) => [...whatIsAsked(given), ...(await besideStudent(here))],
  perform: ({ acting }, number, { ask = '' }) => accept(acting, number, ask),
}

export const declineAsk: InitiativeAct<typeof actForms.decline, AskToAnswer> = {
  ...declining,
  about,
  words: (_here, _at, { own, from, to }) =>
    own
      ? {
          title: `Withdraw what you asked of ${to}`,
          lede: sentence`No turn changes, and no answer is asked any more of ${to}.`,
          submit: 'Withdraw the question',
        }
      : {
          title: 'Not this time',
          lede: `No turn changes. Your line is for ${from} alone; that you said no is remembered, so that others are asked first.`,
          submit: 'Say no for now',
        },
  fields: (here) => [...answered(here), reason('Why')],
  beside: (_here, _at, given) => whatIsAsked(given),
  perform: ({ acting }, number, { ask = '', reason: why }) =>
    decline(acting, number, { id: ask, reason: why }),
  done: (_value, came) => (came === 'withdrawn' ? 'initiative.withdraw' : undefined),
}

function whatIsAsked({ from, note, on }: AskToAnswer): Beside[] {
  const lines = linesFor([
    ['Who asks', from],
    ['In their words', note],
    ['Asked', exactDay(on)],
  ])
  return [{ title: 'What is asked', lines }]
}
