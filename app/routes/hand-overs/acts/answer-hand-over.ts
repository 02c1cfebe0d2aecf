import { handOverToAnswer } from '../../../domain/hand-overs/pending-answer'
import type { HandOverToAnswer } from '../../../domain/hand-overs/pending-answer'
import {
  acceptHandOver as accept,
  declineHandOver as decline,
} from '../../../domain/hand-overs/answers'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import { exactDay, shortDay } from '../../../vocabulary/dates'
import { sentence } from '../../../vocabulary/sentences'
import { linesFor } from '../../acts/facts'
import { reason } from '../../acts/shared-fields'
import type { Beside } from '../../acts/act'
import type { InitiativeAct } from '../../acts/initiative-act'
import { accepting, answered, declining } from '../../calls/acts/pending-answer'
import { besideStudent } from '../../members/acts/student-ally'
import { idSaid } from '../../acts/subject-id'

const about = (here: Here, at: InitiativeState) =>
  handOverToAnswer(here.acting, at, idSaid(here, 'handOver'))

export const acceptHandOver: InitiativeAct<typeof actForms.accept, HandOverToAnswer> = {
  ...accepting,
  about,
  words: ({ acting }, _at, given) => ({
    title: `Take over the lead from ${given.from}`,
    lede: whatAYesDoes(given, acting.school.today),
    submit: 'Accept the lead',
  }),
  beside: async (here, _at, given) => [...whatIsHandedOver(given), ...(await besideStudent(here))],
  perform: ({ acting }, number, { handOver = '' }) => accept(acting, number, handOver),
}

export const declineHandOver: InitiativeAct<typeof actForms.decline, HandOverToAnswer> = {
  ...declining,
  about,
  words: (_here, _at, { own, from, to }) =>
    own
      ? {
          title: `Withdraw the hand-over to ${to}`,
          lede: 'No turn changes. The notes are kept, and can be offered again.',
          submit: 'Withdraw the hand-over',
        }
      : {
          title: `Not now: the lead from ${from}`,
          lede: sentence`No turn that runs changes; if this lead was planned for you, it is let go, and you go on following. A line about why helps ${from}.`,
          submit: 'Say no for now',
        },
  fields: (here) => [...answered(here), reason('Why')],
  beside: (_here, _at, given) => whatIsHandedOver(given),
  perform: ({ acting }, number, { handOver = '', reason: why }) =>
    decline(acting, number, { id: handOver, reason: why }),
  done: (_value, came) => (came === 'withdrawn' ? 'initiative.withdraw' : undefined),
}

function whatAYesDoes({ dueOn, shadows }: HandOverToAnswer, today: string) {
  if (!dueOn || dueOn <= today) return 'The change happens at this moment: you lead from now on.'
  const planned = 'It is planned for the beginning of that day'
  if (!shadows) return `${planned}; until then nothing changes.`
  const { from, until } = shadows
  const begins = from === today ? 'now' : shortDay(from, today)
  return `${planned}. You shadow from ${begins} to ${shortDay(until, today)}.`
}

function whatIsHandedOver(given: HandOverToAnswer): Beside[] {
  const lines = linesFor([
    ['From', given.from],
    ['To', given.to],
    ['On', given.dueOn && exactDay(given.dueOn)],
    ['Where it stands', given.stands],
    ['What comes next', given.next],
    ['What I wish I had known', given.wish],
    ['Offered', exactDay(given.on)],
  ])
  return [{ title: 'What is handed over', lines }]
}
