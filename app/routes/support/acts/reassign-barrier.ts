import { may } from '../../../domain/acting'
import { bringBarrier, openBarrier } from '../../../domain/support/barriers'
import { peopleToChoose } from '../../../domain/initiatives/initiatives'
import { ensure } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from '../../acts/initiative-act'
import { personByPart } from '../../acts/people-by-part'
import { hidden } from '../../acts/shared-fields'
import { idGiven, idSaid } from '../../acts/subject-id'

export const act: InitiativeAct<(typeof actForms)['bring-barrier']> = {
  title: 'Bring it to someone else',
  lede: 'Its days go on counting from the day on which it was raised.',
  submit: 'Bring it to them',
  schema: actForms['bring-barrier'],
  place: 'answer',
  isOpen: (acting) => may.raiseBarrier(acting),
  async fields(here, at) {
    const barrier = await openBarrier(at.id, idSaid(here, 'which'))
    ensure(
      may.clearBarrier(here.acting, at, barrier),
      'A barrier is moved by the one who raised it, the one who has it, those who lead, or the sponsor.',
    )
    return [
      hidden('which', barrier.id),
      await personByPart(here, at, {
        name: 'to',
        label: 'Bring it to',
        without: barrier.broughtTo ? [barrier.broughtTo] : [],
      }),
    ]
  },
  async beside(here, at) {
    const { text, broughtTo } = await openBarrier(at.id, idSaid(here, 'which'))
    const [holder] = broughtTo ? await peopleToChoose([broughtTo]) : []
    const lines = [{ text }, ...(holder ? [{ name: 'Brought to', text: holder.name }] : [])]
    return [{ title: 'What stands in the way', lines }]
  },
  seen: {
    of: async (_here, at, given) => (await openBarrier(at.id, idGiven(given, 'which'))).broughtTo,
  },
  perform: ({ acting }, number, { which, to }) => bringBarrier(acting, number, { id: which, to }),
}
