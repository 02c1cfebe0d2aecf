import { guestsOnlyRead, may } from '../../../domain/access'
import { shadow } from '../../../domain/turns'
import { actForms } from '../../../forms/initiatives'
import { reason, stopped } from './act'
import type { InitiativeAct } from './act'
import { holding } from './holding'

export const act: InitiativeAct<typeof actForms.shadow> = {
  title: 'Shadow',
  lede: 'You walk beside the lead to learn how it is done.',
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
}
