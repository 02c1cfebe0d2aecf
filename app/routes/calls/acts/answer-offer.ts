import { acceptOffer as accept, declineOffer as decline } from '../../../domain/calls/offers'
import { offerToAnswer } from '../../../domain/calls/pending-answer'
import type { OfferToAnswer } from '../../../domain/calls/pending-answer'
import { kindThanks } from '../../../domain/calls/thanks'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { callVerbs } from '../../../vocabulary'
import { reason } from '../../acts/shared-fields'
import type { InitiativeAct } from '../../acts/initiative-act'
import { besideStudent } from '../../members/acts/student-ally'
import { accepting, answered, besideOffer, declining } from './pending-answer'
import { idSaid } from '../../acts/subject-id'

const about = (here: Here, at: InitiativeState) =>
  offerToAnswer(here.acting, at, idSaid(here, 'offer'))

export const acceptOffer: InitiativeAct<typeof actForms.accept, OfferToAnswer> = {
  ...accepting,
  about,
  words: (_here, _at, { name, role, readiness }) => ({
    title: `Say yes to ${name}`,
    lede: `They begin to ${readiness === 'shadow first' ? 'shadow' : callVerbs[role]} at this moment.`,
    submit: 'Say yes',
  }),
  beside: async (here, _at, given) => [...besideOffer(given), ...(await besideStudent(here))],
  perform: ({ acting }, number, { offer = '' }) => accept(acting, number, offer),
}

export const declineOffer: InitiativeAct<typeof actForms.decline, OfferToAnswer> = {
  ...declining,
  about,
  words: (_here, _at, { own, name }) =>
    own
      ? {
          title: 'Withdraw your offer',
          lede: 'No turn changes, and you can offer again whenever you like.',
          submit: 'Withdraw it',
        }
      : {
          title: `Thank ${name} for offering`,
          lede: 'No turn changes now. It was good to know who is ready.',
          submit: 'Send the thanks',
        },
  fields: (here, _at, { own }) => [...answered(here), own ? reason('Why') : thanks],
  beside: (_here, _at, given) => besideOffer(given),
  perform: ({ acting }, number, { offer = '', reason: why }) =>
    decline(acting, number, { id: offer, reason: why }),
  done: (_value, came) => (came === 'withdrawn' ? 'initiative.withdraw' : 'initiative.thanks'),
}

const thanks: FieldWords = {
  name: 'reason',
  kind: 'long',
  label: 'Your thanks',
  hint: 'They read it on their Home.',
  value: kindThanks,
}
