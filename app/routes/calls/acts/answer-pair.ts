import { agreeToPair, declinePair as decline } from '../../../domain/calls/pairs'
import { pairToAnswer } from '../../../domain/calls/pending-answer'
import type { OfferToAnswer } from '../../../domain/calls/pending-answer'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import type { InitiativeAct } from '../../acts/initiative-act'
import { besideStudent } from '../../members/acts/student-ally'
import { accepting, answered, besideOffer, declining } from './pending-answer'
import { idSaid } from '../../acts/subject-id'

const about = (here: Here, at: InitiativeState) =>
  pairToAnswer(here.acting, at, idSaid(here, 'pair'))

export const acceptPair: InitiativeAct<typeof actForms.accept, OfferToAnswer> = {
  ...accepting,
  about,
  words: (_here, _at, { name }) => ({
    title: `Offer together with ${name}`,
    lede: 'Your yes makes it an offer of two: the answer takes both of you, or neither.',
    submit: 'Yes, together',
  }),
  beside: async (here, _at, given) => [...besideOffer(given), ...(await besideStudent(here))],
  perform: ({ acting }, number, { pair = '' }) => agreeToPair(acting, number, pair),
}

export const declinePair: InitiativeAct<typeof actForms.decline, OfferToAnswer> = {
  ...declining,
  about,
  words: (_here, _at, { name }) => ({
    title: `Not together with ${name} this time`,
    lede: 'Their offer is then for them alone. No turn changes.',
    submit: 'Say no for now',
  }),
  fields: answered,
  beside: (_here, _at, given) => besideOffer(given),
  perform: ({ acting }, number, { pair = '' }) => decline(acting, number, pair),
}
