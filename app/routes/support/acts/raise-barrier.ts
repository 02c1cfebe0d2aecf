import { may } from '../../../domain/acting'
import { raiseBarrier } from '../../../domain/support/barriers'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from '../../acts/initiative-act'
import { personByPart } from '../../acts/people-by-part'

export const act: InitiativeAct<(typeof actForms)['raise-barrier']> = {
  title: 'Raise a barrier',
  lede: 'Something stands in the way. Bring it to someone who can move it; its days are counted until they have.',
  submit: 'Raise it',
  schema: actForms['raise-barrier'],
  makes: true,
  place: 'answer',
  isOpen: (acting, at) => may.raiseBarrier(acting) && at.stage !== 'stopped',
  fields: async (here, at) => [
    { name: 'text', kind: 'line', label: 'What stands in the way' },
    await personByPart(here, at, {
      name: 'to',
      label: 'Bring it to',
      hint: 'The sponsor, unless you know better.',
      optional: true,
      value: at.sponsorId ?? undefined,
    }),
  ],
  perform: ({ acting }, number, value) => raiseBarrier(acting, number, value),
}
