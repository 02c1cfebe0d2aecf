import { conflict } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import { reason } from '../../acts/shared-fields'
import type { InitiativeAct } from '../../acts/initiative-act'
import { declineHandOver } from '../../hand-overs/acts/answer-hand-over'
import { declineAsk } from './answer-ask'
import { declineOffer } from './answer-offer'
import { declinePair } from './answer-pair'
import { answered, byWhatIsGiven, declining } from './pending-answer'

/** The address of every no; which act it is, what is given says. */
export const act: InitiativeAct<typeof actForms.decline> = {
  ...declining,
  instead: byWhatIsGiven({
    handOver: declineHandOver,
    offer: declineOffer,
    pair: declinePair,
    ask: declineAsk,
  }),
  fields: (here) => [...answered(here), reason('Why')],
  perform: async () => conflict('Please open what you decline from the page of its initiative.'),
}
