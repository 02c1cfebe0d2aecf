import { conflict } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from '../../acts/initiative-act'
import { acceptHandOver } from '../../hand-overs/acts/answer-hand-over'
import { besideStudent } from '../../members/acts/student-ally'
import { acceptAsk } from './answer-ask'
import { acceptOffer } from './answer-offer'
import { acceptPair } from './answer-pair'
import { accepting, byWhatIsGiven } from './pending-answer'

/** The address of every yes; which act it is, what is given says. */
export const act: InitiativeAct<typeof actForms.accept> = {
  ...accepting,
  instead: byWhatIsGiven({
    handOver: acceptHandOver,
    offer: acceptOffer,
    pair: acceptPair,
    ask: acceptAsk,
  }),
  beside: besideStudent,
  perform: async () => conflict('Please open what you accept from the page of its initiative.'),
}
