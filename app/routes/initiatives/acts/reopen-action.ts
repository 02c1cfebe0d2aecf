import { may } from '../../../domain/acting'
import { doneAction, onlyWhoSaidSo, reopenAction } from '../../../domain/initiatives/done-actions'
import { ensure } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import { paths } from '../../../paths'
import type { InitiativeAct } from '../../acts/initiative-act'
import { stopped } from '../../acts/initiative-act'
import { hidden } from '../../acts/shared-fields'
import { idSaid } from '../../acts/subject-id'

export const act: InitiativeAct<(typeof actForms)['reopen-action']> = {
  title: 'It is not done yet',
  lede: 'The action is open again, and the ledger says that it is not done yet.',
  submit: 'Open it again',
  schema: actForms['reopen-action'],
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  settled: (_here, at) => stopped(at),
  async fields(here, at) {
    const action = await doneAction(at.id, idSaid(here, 'which'))
    ensure(may.reopenAction(here.acting, action), onlyWhoSaidSo)
    return [hidden('which', action.id)]
  },
  beside: async (here, at) => [
    {
      title: 'The action',
      lines: [{ text: (await doneAction(at.id, idSaid(here, 'which'))).text }],
    },
  ],
  perform: ({ acting }, number, { which }) => reopenAction(acting, number, which),
  names: (_number, { which }) => which,
  after: ({ school }, { home }) => (home ? paths.home(school) : undefined),
}
