import { may } from '../../../domain/acting'
import { ensure } from '../../../domain/refusal'
import { openResetOf, writeReset } from '../../../domain/updates/changes-of-direction'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from '../../acts/initiative-act'
import { resetIsOver } from './settled-change'
import { hidden } from '../../acts/shared-fields'

export const act: InitiativeAct<typeof actForms.reset> = {
  title: 'Think the change through',
  lede: 'Those who lead and those who called for it write here together. It is settled afterwards.',
  submit: 'Save',
  schema: actForms.reset,
  place: 'answer',
  isOpen: (acting, at) => may.takePart(acting) && at.stage !== 'stopped',
  settled: resetIsOver,
  async fields({ acting }, at) {
    const open = await openResetOf(at.id)
    ensure(
      may.writeReset(acting, at, open.callers),
      'This is filled in by those who lead and by those who called for it.',
    )
    return [
      hidden('seen', open.seen),
      {
        name: 'oldWay',
        kind: 'long',
        label: 'The old way',
        hint: 'What we do now, and meant to reach by it.',
        optional: true,
        value: open.oldWay,
      },
      {
        name: 'evidence',
        kind: 'long',
        label: 'The evidence',
        hint: 'What we saw and counted, for and against.',
        optional: true,
        value: open.evidence,
      },
      {
        name: 'newWay',
        kind: 'long',
        label: 'The new way',
        hint: 'What we would do instead, and from when.',
        optional: true,
        value: open.newWay,
      },
      {
        name: 'dropped',
        kind: 'long',
        label: 'What is dropped',
        hint: 'What nobody needs to do any more.',
        optional: true,
        value: open.dropped,
      },
    ]
  },
  perform: ({ acting }, number, value) => writeReset(acting, number, value),
}
