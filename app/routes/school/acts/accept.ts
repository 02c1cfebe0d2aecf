import { may } from '../../../domain/access'
import { acceptHandOver } from '../../../domain/hand-overs'
import { acceptOffer } from '../../../domain/offers'
import { conflict } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from './act'
import { answered } from './answer'

export const act: InitiativeAct<typeof actForms.accept> = {
  title: 'Accept',
  lede: 'The change happens at this moment: one turn ends and the next begins.',
  submit: 'Accept',
  schema: actForms.accept,
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  fields: answered,
  async perform({ acting }, number, { handOver, offer }) {
    if (handOver) return acceptHandOver(acting, number, handOver)
    if (offer) return acceptOffer(acting, number, offer)
    conflict('Please open the hand-over or the offer that you accept.')
  },
}
