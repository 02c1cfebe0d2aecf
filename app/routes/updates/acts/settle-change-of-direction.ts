import { may } from '../../../domain/acting'
import { openResetOf, settleReset } from '../../../domain/updates/changes-of-direction'
import { actForms } from '../../../forms/initiatives'
import { resetOutcomes } from '../../../vocabulary'
import { asChoices } from '../../acts/shared-fields'
import type { InitiativeAct } from '../../acts/initiative-act'
import { resetIsOver } from './settled-change'

const means = {
  changed: 'We go the new way from now on.',
  kept: 'We go on as before, and know better why.',
}

export const act: InitiativeAct<(typeof actForms)['settle-reset']> = {
  title: 'Settle the change of direction',
  lede: 'Once settled it stays as it is written, with your name and the day.',
  submit: 'Settle it',
  schema: actForms['settle-reset'],
  place: 'answer',
  isOpen: (acting, at) => may.settleReset(acting, at) && at.stage !== 'stopped',
  settled: resetIsOver,
  fields: () => [
    {
      name: 'outcome',
      kind: 'choice',
      label: 'How does it end?',
      choices: asChoices(resetOutcomes, means),
    },
  ],
  async beside(_here, at) {
    const { oldWay, evidence, newWay, dropped } = await openResetOf(at.id)
    const written = Object.entries({
      'The old way': oldWay,
      'The evidence': evidence,
      'The new way': newWay,
      'What is dropped': dropped,
    })
    return [
      {
        title: 'What is written',
        lines: written.map(([name, text]) => ({ text: `${name}: ${text || 'not written yet'}` })),
      },
    ]
  },
  seen: {
    async of(_here, at) {
      const { id, seen } = await openResetOf(at.id)
      return [id, seen]
    },
  },
  perform: ({ acting }, number, { outcome }) => settleReset(acting, number, outcome),
}
