import { refuseAct } from '../../domain/contributions/past-act'
import { decisionStanding, lockedDecision } from '../../domain/decisions/state'
import { asRead, markOf } from '../../domain/decisions/version-read'
import { numberIn } from '../../http/params.server'
import { paths } from '../../paths'
import type { ActsOn } from '../acts/acts-on'
import { decisionActs } from './acts'
import { hidden } from './acts/decision-act'
import type { DecisionAct, OnDecision } from './acts/decision-act'

export const actsOnDecision: ActsOn<OnDecision> = {
  kind: 'decision',
  acts: decisionActs,
  keyIn: ({ params }) => numberIn(params.decision),
  read: (_here, number) => decisionStanding(number),
  edited: {
    lock: (_here, number) => lockedDecision(number),
    idOf: ({ id }) => id,
    isUnchangedKept: true,
  },
  refuse: ({ acting }, { id }, why) => refuseAct(acting, { decisionId: id }, why),
  backTo: ({ school }, number) => paths.decision(school, number),
  shown: ({ number, question }, noun) => ({
    formId: noun,
    above: question,
    of: [`Decision ${number}`],
  }),
  carried: (act, at) => (asksWhatWasRead(act) ? [hidden('read', markOf(at))] : []),
  performing: (act, number, { read }, perform) =>
    asksWhatWasRead(act) ? asRead(number, read as string | undefined, perform) : perform(),
}

const asksWhatWasRead = ({ schema }: DecisionAct) => 'read' in schema.shape
