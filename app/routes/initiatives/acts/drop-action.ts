import { may } from '../../../domain/acting'
import { dropAction, openAction } from '../../../domain/initiatives/actions'
import { ensure } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from '../../acts/initiative-act'
import { hidden } from '../../acts/shared-fields'
import { idSaid } from '../../acts/subject-id'

export const act: InitiativeAct<(typeof actForms)['drop-action']> = {
  title: 'Drop this action?',
  lede: 'It need not be done any more. It stays readable among the dropped ones, and counts against nobody.',
  submit: 'Drop it',
  schema: actForms['drop-action'],
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  async fields(here, at) {
    const action = await openAction(at.id, idSaid(here, 'which'))
    ensure(
      may.dropAction(here.acting, at, action),
      'An action is dropped by its owner, by the one who added it, or by those who lead.',
    )
    return [hidden('which', action.id)]
  },
  beside: async (here, at) => [
    {
      title: 'The action',
      lines: [{ text: (await openAction(at.id, idSaid(here, 'which'))).text }],
    },
  ],
  perform: ({ acting }, number, { which }) => dropAction(acting, number, which),
  names: (_number, { which }) => which,
}
