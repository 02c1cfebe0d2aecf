import { guestsOnlyRead, may } from '../../../domain/acting'
import { shadow } from '../../../domain/turns/turns'
import { actForms } from '../../../forms/initiatives'
import { reason } from '../../acts/shared-fields'
import { stopped } from '../../acts/initiative-act'
import { undo } from '../../acts/undo'
import type { InitiativeAct } from '../../acts/initiative-act'
import { holding } from './present-turn'

export const act: InitiativeAct<typeof actForms.shadow> = {
  title: 'Shadow',
  lede: 'You shadow the lead to learn how it is done.',
  submit: 'Shadow',
  schema: actForms.shadow,
  isOpen: (acting, at) =>
    may.takePart(acting) &&
    at.stage !== 'stopped' &&
    !at.held.some((turn) => turn.memberId === acting.memberId && turn.role !== 'follow'),
  settled: ({ acting }, at) => stopped(at) ?? holding(at, acting.memberId, 'shadow'),
  whose: guestsOnlyRead,
  fields: () => [reason('Why')],
  perform: ({ acting }, number, value) => shadow(acting, number, value),
  // Another turn that ended by it is not begun anew by leaving.
  undo: (number, _value, came) =>
    (came as { endedId?: string }).endedId ? undefined : undo('leave', number),
}
