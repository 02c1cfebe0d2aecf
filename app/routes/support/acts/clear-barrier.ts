import { may } from '../../../domain/acting'
import { clearBarrier, openBarrier } from '../../../domain/support/barriers'
import { peopleToChoose } from '../../../domain/initiatives/initiatives'
import { ensure } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import { finding } from '../../acts/search-fields'
import type { InitiativeAct } from '../../acts/initiative-act'
import { hidden } from '../../acts/shared-fields'
import { idSaid } from '../../acts/subject-id'

export const act: InitiativeAct<(typeof actForms)['clear-barrier']> = {
  title: 'Mark as cleared',
  lede: 'A line about how helps the next one who meets the same.',
  submit: 'Clear the barrier',
  schema: actForms['clear-barrier'],
  place: 'answer',
  isOpen: (acting) => may.raiseBarrier(acting),
  async fields(here, at) {
    const barrier = await openBarrier(at.id, idSaid(here, 'which'))
    ensure(
      may.clearBarrier(here.acting, at, barrier),
      'A barrier is moved by the one who raised it, the one who has it, those who lead, or the sponsor.',
    )
    const [holder] = barrier.broughtTo ? await peopleToChoose([barrier.broughtTo]) : []
    return [
      hidden('which', barrier.id),
      { name: 'line', kind: 'line', label: 'How it was cleared' },
      await finding(here, {
        name: 'by',
        of: 'people',
        label: 'Who moved it',
        hint: 'The ledger of contributions keeps it for them.',
        value: holder?.id ?? here.acting.memberId,
      }),
    ]
  },
  beside: async (here, at) => [
    {
      title: 'What stood in the way',
      lines: [{ text: (await openBarrier(at.id, idSaid(here, 'which'))).text }],
    },
  ],
  perform: ({ acting }, number, { which, line, by }) =>
    clearBarrier(acting, number, { id: which, line, by }),
}
