import { may } from '../../../domain/acting'
import { finishAction, openAction } from '../../../domain/initiatives/actions'
import { ensure } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import { paths } from '../../../paths'
import { undo } from '../../acts/undo'
import type { InitiativeAct } from '../../acts/initiative-act'
import { hidden } from '../../acts/shared-fields'
import { idSaid } from '../../acts/subject-id'

export const act: InitiativeAct<(typeof actForms)['finish-action']> = {
  title: 'It is done',
  lede: 'The ledger of contributions keeps it, for the one who did it.',
  submit: 'It is done',
  schema: actForms['finish-action'],
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  async fields(here, at) {
    const action = await openAction(at.id, idSaid(here, 'which'))
    ensure(
      may.finishAction(here.acting, at, action),
      'An action is ended by its owner or by those who lead.',
    )
    return [hidden('which', action.id)]
  },
  beside: async (here, at) => [
    {
      title: 'The action',
      lines: [{ text: (await openAction(at.id, idSaid(here, 'which'))).text }],
    },
  ],
  perform: ({ acting }, number, { which }) => finishAction(acting, number, which),
  undo: (number, { which, home }) => undo('done', [number, which, home && 'home'].join('.')),
  names: (_number, { which }) => which,
  after: ({ school }, { home }) => (home ? paths.home(school) : undefined),
}
