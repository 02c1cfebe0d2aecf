import { may } from '../../../domain/access'
import { declineHandOver } from '../../../domain/hand-overs'
import { declineOffer } from '../../../domain/offers'
import { conflict } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import { reason } from './act'
import type { InitiativeAct } from './act'
import { answered } from './answer'

export const act: InitiativeAct<typeof actForms.decline> = {
  title: 'Decline or withdraw',
  lede: 'No turn changes. A line about why helps the one who asked.',
  submit: 'Say no for now',
  schema: actForms.decline,
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  fields: (here) => [...answered(here), reason('Why')],
  async perform({ acting }, number, { handOver, offer, reason: why }) {
    if (handOver) return declineHandOver(acting, number, { id: handOver, reason: why })
    if (offer) return declineOffer(acting, number, { id: offer, reason: why })
    conflict('Please open the hand-over or the offer that you decline.')
  },
}
