import { may } from '../../../domain/acting'
import { addAction } from '../../../domain/initiatives/actions'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from '../../acts/initiative-act'
import { personByPart } from '../../acts/people-by-part'

export const act: InitiativeAct<(typeof actForms)['add-action']> = {
  title: 'Add an action',
  lede: 'It carries over by itself until it is done or dropped.',
  submit: 'Add the action',
  schema: actForms['add-action'],
  makes: true,
  place: 'answer',
  isOpen: (acting, at) => may.addAction(acting, at) && at.stage !== 'stopped',
  fields: async (here, at) => [
    { name: 'text', kind: 'line', label: 'What will be done' },
    { name: 'dueOn', kind: 'day', label: 'By when' },
    await personByPart(here, at, {
      name: 'owner',
      label: 'Who does it',
      value: at.roster.includes(here.acting.memberId) ? here.acting.memberId : undefined,
    }),
  ],
  perform: ({ acting }, number, value) => addAction(acting, number, value),
}
