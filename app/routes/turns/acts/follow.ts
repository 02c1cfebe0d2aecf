import { guestsOnlyRead, may } from '../../../domain/acting'
import { follow } from '../../../domain/turns/turns'
import { actForms } from '../../../forms/initiatives'
import { reason } from '../../acts/shared-fields'
import { stopped } from '../../acts/initiative-act'
import { undo } from '../../acts/undo'
import type { InitiativeAct } from '../../acts/initiative-act'
import { holding } from './present-turn'

export const act: InitiativeAct<typeof actForms.follow> = {
  title: 'Follow',
  lede: 'Following is a role of its own: you know the work, push, support and slow down.',
  submit: 'Follow',
  schema: actForms.follow,
  isOpen: (acting, at) =>
    may.takePart(acting) &&
    at.stage !== 'stopped' &&
    !at.held.some((turn) => turn.memberId === acting.memberId && turn.role !== 'shadow'),
  settled: ({ acting }, at) => stopped(at) ?? holding(at, acting.memberId, 'follow'),
  whose: guestsOnlyRead,
  fields: () => [reason('Why')],
  perform: ({ acting }, number, value) => follow(acting, number, value),
  // Another turn that ended by it is not begun anew by leaving.
  undo: (number, _value, came) =>
    (came as { endedId?: string }).endedId ? undefined : undo('leave', number),
}
